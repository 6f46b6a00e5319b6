<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes an element in mode "inline" or "attributes"; gives the HTML element for it.
  Every trace an element has in TEI stays: its name as class, its id, its language, its attributes as data-*.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="*" mode="inline">
    <xsl:param name="as" select="'span'"/><!-- the HTML element, where nothing forbids it -->
    <xsl:element name="{$as}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:apply-templates select="@ed:also"/>
    </xsl:element>
  </xsl:template>

  <!-- a link; an element that has to be another one holds it -->
  <xsl:template match="*[@ed:link]" mode="inline">
    <xsl:param name="as" select="'span'"/><!-- as above -->
    <xsl:choose>
      <xsl:when test="$as = 'span'">
        <a href="{@ed:link}"><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$as}">
          <xsl:apply-templates select="." mode="attributes"/>
          <a href="{@ed:link}"><xsl:apply-templates/></a>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what holds blocks can't be an inline element -->
  <xsl:template match="*[@ed:block]" mode="inline" priority="1">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:apply-templates select="@ed:also"/>
    </div>
  </xsl:template>
  <xsl:template match="*[@ed:block][@ed:link]" mode="inline" priority="2">
    <div><xsl:apply-templates select="." mode="attributes"/><a href="{@ed:link}"><xsl:apply-templates/></a></div>
  </xsl:template>

  <!-- the link of an element that holds other links stands behind it -->
  <xsl:template match="@ed:also">
    <a class="also" href="{.}" aria-label="{../@ed:also-name}"></a>
  </xsl:template>

  <xsl:template match="*" mode="attributes">
    <xsl:attribute name="class"><xsl:value-of select="local-name()"/></xsl:attribute>
    <xsl:apply-templates select="@*" mode="data"/>
  </xsl:template>

  <xsl:template match="@*" mode="data">
    <xsl:attribute name="data-{translate(local-name(), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')}">
      <xsl:value-of select="."/>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="@xml:* | @ed:*" mode="data" priority="1"/>
  <xsl:template match="@ed:id" mode="data" priority="2">
    <xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@ed:lang" mode="data" priority="2">
    <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <!-- what the link itself says -->
  <xsl:template match="@ref[../@ed:link] | @target[../@ed:link]" mode="data" priority="1"/>

  <!-- a character that XML can't hold -->
  <xsl:template match="ed:char">
    <span class="char" title="character U+{@code}"><xsl:value-of select="@shown"/></span>
  </xsl:template>

  <!-- inline elements that need no more than their class -->
  <xsl:template match="tei:seg | tei:hi | tei:distinct | tei:term | tei:measure | tei:measureGrp | tei:num | tei:unit | tei:label
    | tei:w | tei:c | tei:pc | tei:s | tei:cl | tei:phr | tei:m | tei:address | tei:addrLine | tei:street | tei:postCode
    | tei:postBox | tei:email | tei:ellipsis | tei:metamark | tei:fw | tei:g | tei:ident | tei:val | tei:email | tei:catchwords
    | tei:signatures | tei:interp | tei:spanGrp | tei:handShift | tei:secl | tei:add | tei:addSpan | tei:gloss | tei:desc">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="tei:emph"><xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'em'"/></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:foreign"><xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'i'"/></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:code | tei:gi | tei:att | tei:tag | tei:formula"><xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'code'"/></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:hi[contains(@rend, 'sup')]"><xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'sup'"/></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:hi[@rend = 'sub' or @rend = 'subscript']"><xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'sub'"/></xsl:apply-templates></xsl:template>

  <xsl:template match="tei:ref | tei:ptr"><xsl:apply-templates select="." mode="inline"/></xsl:template>
  <xsl:template match="tei:ptr[@ed:link] | tei:ref[@ed:link][not(node())]">
    <a href="{@ed:link}"><xsl:apply-templates select="." mode="attributes"/><xsl:value-of select="@target"/></a>
  </xsl:template>

</xsl:stylesheet>
