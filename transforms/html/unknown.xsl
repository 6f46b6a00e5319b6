<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes any element no other template knows; gives its content, set apart by style, under its own name. The program reads
  data-unknown and reports it.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="*">
    <xsl:variable name="name">
      <xsl:choose><xsl:when test="@ed:block">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class">unknown</xsl:attribute>
      <xsl:attribute name="data-unknown"><xsl:value-of select="local-name()"/></xsl:attribute>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
