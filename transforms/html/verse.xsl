<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes stanzas and lines; gives blocks of lines, long lines with a hanging indent by style. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:lg | tei:l"><xsl:apply-templates select="." mode="block"/></xsl:template>
  <xsl:template match="tei:caesura | tei:rhyme"><xsl:apply-templates select="." mode="inline"/></xsl:template>

</xsl:stylesheet>
