<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes rows and cells; gives a line for a row, tabs between its cells. The table itself: structure.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:row">
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:apply-templates select="tei:cell | *[not(self::tei:cell)]"/>
    <xsl:text>&#xFDD2;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:cell">
    <xsl:apply-templates/>
    <xsl:if test="following-sibling::tei:cell"><xsl:text>&#9;</xsl:text></xsl:if>
  </xsl:template>

</xsl:stylesheet>
