<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes dates and times; gives time with a machine-readable value where HTML has a form for it (ed:datetime).
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:date | tei:time | tei:origDate"><xsl:apply-templates select="." mode="inline"/></xsl:template>

  <xsl:template match="tei:date[@ed:datetime][not(@ed:block)] | tei:time[@ed:datetime][not(@ed:block)]">
    <time datetime="{@ed:datetime}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="title">
        <xsl:choose>
          <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
          <xsl:when test="@from | @to"><xsl:value-of select="concat(@from, ' to ', @to)"/></xsl:when>
          <xsl:otherwise>
            <xsl:if test="@notBefore"><xsl:value-of select="concat('not before ', @notBefore, ' ')"/></xsl:if>
            <xsl:if test="@notAfter"><xsl:value-of select="concat('not after ', @notAfter)"/></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates/>
    </time>
  </xsl:template>
  <!-- said by datetime -->
  <xsl:template match="tei:date/@when[. = ../@ed:datetime] | tei:time/@when[. = ../@ed:datetime]" mode="data" priority="1"/>

</xsl:stylesheet>
