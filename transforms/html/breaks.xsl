<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes the beginnings of pages, columns and lines, separators and anchors; gives their signs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:lb"><br><xsl:apply-templates select="." mode="attributes"/></br></xsl:template>

  <xsl:template match="tei:pb | tei:cb | tei:gb">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@n">
        <xsl:choose>
          <xsl:when test="self::tei:pb">[p. </xsl:when>
          <xsl:when test="self::tei:cb">[col. </xsl:when>
          <xsl:otherwise>[gathering </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat(@n, ']')"/>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- the separator as it is printed -->
  <xsl:template match="tei:milestone[@unit = 'section']">
    <div role="separator">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:choose>
        <xsl:when test="@rend"><xsl:value-of select="@rend"/></xsl:when>
        <xsl:otherwise>* * *</xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="tei:anchor | tei:milestone | tei:index"><span><xsl:apply-templates select="." mode="attributes"/></span></xsl:template>

</xsl:stylesheet>
