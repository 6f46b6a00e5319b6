<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes readings that exclude each other; gives those of the view asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:choice">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="tei:corr | tei:reg | tei:expan | tei:ex">
    <xsl:if test="$view = 'normalized'"><xsl:apply-templates/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice/tei:sic | tei:choice/tei:orig | tei:choice/tei:abbr | tei:am | tei:surplus | tei:del">
    <xsl:if test="$view != 'normalized'"><xsl:apply-templates/></xsl:if>
  </xsl:template>

  <!-- an expansion that stands alone is the text, its added letters left out of the diplomatic view -->
  <xsl:template match="tei:expan[not(parent::tei:choice)] | tei:corr[not(parent::tei:choice)][/ed:edition/@ours = 'no']
    | tei:reg[not(parent::tei:choice)][/ed:edition/@ours = 'no']">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:app">
    <xsl:apply-templates select="(tei:lem | tei:rdg)[1]"/>
  </xsl:template>

  <xsl:template match="tei:gap[not(*)]">
    <xsl:if test="not($ours)">[…]</xsl:if>
  </xsl:template>

</xsl:stylesheet>
