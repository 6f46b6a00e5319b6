<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes stanzas and lines; gives a line for a line, a blank line around a stanza. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:lg">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:l">
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD2;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
