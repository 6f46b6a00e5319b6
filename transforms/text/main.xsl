<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes the prepared tree (ed:edition); gives plain text in which breaks are marked by characters that no text
  holds, because XSLT 1.0 can't see what it has already written:
    U+FDD2  at least a line end      U+FDD3  at least a blank line      U+FDD4  a line end and no more
    U+FDD5  no break at all
  Everything a template does not know passes through as its text, so that nothing is lost.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="view" select="'diplomatic'"/><!-- diplomatic: as printed; normalized: as corrected -->

  <xsl:variable name="ours" select="/ed:edition/@ours = 'yes'"/><!-- spacing is the transcription's own -->

  <xsl:include href="structure.xsl"/>
  <xsl:include href="corrections.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="breaks.xsl"/>

  <xsl:template match="/ed:edition">
    <xsl:apply-templates select="(tei:TEI | tei:teiCorpus//tei:TEI)/tei:text"/>
    <xsl:apply-templates select="*[not(self::tei:TEI or self::tei:teiCorpus or self::ed:*)]"/>
    <xsl:if test="not($ours)">
      <xsl:apply-templates select=".//tei:note[@ed:foot][not(@ed:here)]" mode="foot"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>

</xsl:stylesheet>
