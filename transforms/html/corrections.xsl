<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes readings that exclude each other, and what editors add or doubt; gives both readings, of which the style shows
  those of the view, and the list of corrections.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:choice">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@ed:block">div</xsl:when>
        <xsl:when test="@ed:link">a</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="$name = 'a'">
        <xsl:attribute name="href"><xsl:value-of select="@ed:link"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="*"/>
      <xsl:apply-templates select="@ed:also"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan | tei:ex | tei:am | tei:unclear | tei:damage
    | tei:surplus | tei:restore | tei:subst | tei:supplied | tei:unclear | tei:app | tei:lem | tei:rdg | tei:rdgGrp">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="tei:del">
    <xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'del'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="tei:gap | tei:space | tei:damageSpan | tei:delSpan">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="self::tei:gap">[…]</xsl:if>
      <xsl:apply-templates select="tei:desc"/>
    </span>
  </xsl:template>

  <xsl:template match="ed:edition" mode="apparatus">
    <xsl:if test="$corrections">
      <section class="apparatus" aria-labelledby="edition-apparatus">
        <h2 id="edition-apparatus">Corrections</h2>
        <p class="lead">Each reading of the transcription that the edition doubts, and what it proposes.</p>
        <ol><xsl:apply-templates select="$corrections" mode="apparatus"/></ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice" mode="apparatus">
    <li id="{@ed:apparatus}">
      <a class="where" href="#{@ed:id}"><xsl:value-of select="@ed:where"/></a>
      <xsl:text> </xsl:text>
      <span class="lemma"><xsl:apply-templates select="tei:sic" mode="lemma"/></span>
      <xsl:text> </xsl:text>
      <xsl:for-each select="tei:corr">
        <xsl:if test="position() > 1">, or </xsl:if>
        <ins><xsl:apply-templates select="." mode="plain"/></ins>
        <xsl:if test="@cert"><span class="certainty"> (certainty: <xsl:value-of select="@cert"/>)</span></xsl:if>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template match="tei:sic" mode="lemma"><xsl:apply-templates select="." mode="plain"/>]</xsl:template>
  <xsl:template match="tei:sic[not(normalize-space())]" mode="lemma">(nothing)]</xsl:template>

</xsl:stylesheet>
