<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes the prepared tree (ed:edition: the document, then ed:registers); gives one page of HTML, in no namespace.
  One stylesheet a phenomenon. A template for an inline element hands it to mode "inline" (inline.xsl), which knows
  about links, blocks and ids; what no template knows is shown by unknown.xsl.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:param name="view" select="'diplomatic'"/><!-- the view shown first: diplomatic or normalized -->
  <xsl:param name="css"/><!-- the style sheet, put into the page -->

  <xsl:variable name="document" select="/ed:edition/*[not(self::ed:*)][1]"/>
  <xsl:variable name="header" select="$document/tei:teiHeader"/>
  <xsl:variable name="texts" select="$document/tei:text | $document[self::tei:teiCorpus]//tei:TEI/tei:text"/>

  <xsl:variable name="foot" select="$texts//tei:note[@ed:foot][not(@ed:here)]"/><!-- notes that go to the foot -->
  <xsl:variable name="corrections" select="$texts//tei:choice[@ed:apparatus]"/>

  <xsl:include href="../common/plain.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="legend.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="works.xsl"/>
  <xsl:include href="corrections.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="breaks.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="unknown.xsl"/>

  <xsl:template match="comment() | processing-instruction()"/>

</xsl:stylesheet>
