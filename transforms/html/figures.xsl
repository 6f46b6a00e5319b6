<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes figures and pictures; gives figure with its caption. A picture elsewhere is a link, never fetched by the page; the
  page shows only files that lie beside it.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:figure">
    <xsl:apply-templates select="." mode="block"><xsl:with-param name="as">
      <xsl:choose><xsl:when test="parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back">figure</xsl:when><xsl:otherwise>div</xsl:otherwise></xsl:choose>
    </xsl:with-param></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="tei:figDesc"><xsl:apply-templates select="." mode="inline"/></xsl:template>

  <xsl:template match="tei:graphic | tei:media">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:choose>
        <xsl:when test="@ed:link"><a href="{@ed:link}"><xsl:apply-templates select="." mode="picture-name"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="picture-name"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="*" mode="picture-name">
    <xsl:choose>
      <xsl:when test="../tei:figDesc">picture</xsl:when>
      <xsl:otherwise>picture <xsl:value-of select="@url"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
