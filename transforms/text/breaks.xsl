<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes milestones and line beginnings; gives the separator the print shows, and line ends. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <!-- in a document of ours the line end itself follows, as text -->
  <xsl:template match="tei:lb">
    <xsl:if test="not($ours)"><xsl:text>&#xFDD2;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="tei:milestone[@unit = 'section']">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:choose>
      <xsl:when test="@rend"><xsl:value-of select="@rend"/></xsl:when>
      <xsl:when test="not($ours)">* * *</xsl:when>
    </xsl:choose>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
