<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes any element, in mode "plain"; gives its words on one line, without notes, numbers of authorities, and without what the edition adds:
  for titles, tables of contents and labels.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="*" mode="plain">
    <xsl:variable name="words"><xsl:apply-templates mode="words"/></xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <xsl:template match="tei:note | tei:idno | tei:choice/tei:corr | tei:choice/tei:reg | tei:choice/tei:expan | comment()
    | processing-instruction()" mode="words"/>
  <xsl:template match="tei:lb | tei:pb | tei:cb" mode="words"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:titlePart | tei:p | tei:l" mode="words">
    <xsl:text> </xsl:text><xsl:apply-templates mode="words"/><xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
