<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes divisions, heads, paragraphs and the parts of letters and title pages; gives sections, headings and blocks.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:text | tei:body | tei:group | tei:floatingText | tei:ab | tei:argument | tei:epigraph | tei:opener | tei:closer
    | tei:dateline | tei:salute | tei:signed | tei:postscript | tei:byline | tei:trailer | tei:titlePage | tei:titlePart
    | tei:docImprint | tei:docDate | tei:docEdition | tei:imprimatur | tei:docAuthor">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>

  <xsl:template match="*" mode="block">
    <xsl:param name="as" select="'div'"/><!-- the HTML element -->
    <xsl:element name="{$as}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:apply-templates select="@ed:also"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:byline/tei:docAuthor | tei:byline//tei:docDate | tei:p//tei:salute | tei:p//tei:signed
    | tei:p//tei:dateline | tei:docImprint/tei:docDate">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="tei:front | tei:back | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template match="tei:div[tei:head/@ed:level > 1] | tei:div1[tei:head/@ed:level > 1] | tei:div2[tei:head/@ed:level > 1]
    | tei:div3[tei:head/@ed:level > 1] | tei:div4[tei:head/@ed:level > 1]">
    <xsl:apply-templates select="." mode="block"><xsl:with-param name="as" select="'section'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="tei:p">
    <p>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:apply-templates select="@ed:n"/>
    </p>
  </xsl:template>
  <xsl:template match="tei:p[@ed:block]">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:apply-templates select="@ed:n"/>
    </div>
  </xsl:template>

  <!-- the number of a paragraph, drawn by style; it leads to the paragraph itself -->
  <xsl:template match="@ed:n">
    <a class="permalink" href="#{../@ed:id}" aria-label="Paragraph {.}" data-n="{.}"></a>
  </xsl:template>

  <xsl:template match="tei:head[@ed:level] | tei:docTitle[@ed:level]">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@ed:block">div</xsl:when>
        <xsl:otherwise>h<xsl:value-of select="@ed:level"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@ed:block">
        <xsl:attribute name="role">heading</xsl:attribute>
        <xsl:attribute name="aria-level"><xsl:value-of select="@ed:level"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- a second head of a division, or the head of something that is no division -->
  <xsl:template match="tei:head">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="tei:docTitle/tei:titlePart"><xsl:apply-templates select="." mode="inline"/></xsl:template>

  <xsl:template match="tei:docTitle"><xsl:apply-templates select="." mode="block"/></xsl:template>

</xsl:stylesheet>
