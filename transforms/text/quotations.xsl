<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes quotations; gives their text, with the marks that the markup stands for (ed:open, ed:close). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:q[@ed:open] | tei:said[@ed:open]">
    <xsl:value-of select="@ed:open"/>
    <xsl:apply-templates/>
    <xsl:value-of select="@ed:close"/>
  </xsl:template>

</xsl:stylesheet>
