<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes speeches, speakers, stage directions and cast lists; gives blocks, a speaker leading to the register. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:sp | tei:castList | tei:castGroup | tei:castItem | tei:set | tei:prologue | tei:epilogue | tei:performance">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template match="tei:speaker | tei:role | tei:roleDesc | tei:actor | tei:move | tei:sound"><xsl:apply-templates select="." mode="inline"/></xsl:template>
  <xsl:template match="tei:stage"><xsl:apply-templates select="." mode="inline"/></xsl:template>

</xsl:stylesheet>
