<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes the text; gives the legend of those signs and marks that occur in it, each drawn as the text draws it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="ed:edition" mode="legend">
    <xsl:variable name="signs">
      <xsl:apply-templates select="." mode="legend-readings"/>
      <xsl:apply-templates select="." mode="legend-names"/>
      <xsl:apply-templates select="." mode="legend-quotations"/>
    </xsl:variable>
    <xsl:if test="string($signs)">
      <details class="legend">
        <summary>Signs in this text</summary>
        <dl><xsl:copy-of select="$signs"/></dl>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-readings">
    <xsl:if test="$texts//tei:choice/tei:sic">
      <div><dt><span class="sic">word</span></dt><dd>an apparent error, with a correction</dd></div>
      <div><dt><span class="corr">word</span></dt><dd>the correction, in the corrected view</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:choice/tei:orig | $texts//tei:choice/tei:abbr">
      <div><dt><span class="orig">word</span></dt><dd>a spelling or abbreviation with its regular form</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:supplied"><div><dt><span class="supplied">word</span></dt><dd>supplied by the editors</dd></div></xsl:if>
    <xsl:if test="$texts//tei:unclear"><div><dt><span class="unclear">word</span></dt><dd>hard to read</dd></div></xsl:if>
    <xsl:if test="$texts//tei:gap"><div><dt>[…]</dt><dd>lost or left out</dd></div></xsl:if>
    <xsl:if test="$texts//tei:add"><div><dt><span class="add">word</span></dt><dd>added in the source</dd></div></xsl:if>
    <xsl:if test="$texts//tei:del"><div><dt><del>word</del></dt><dd>deleted in the source</dd></div></xsl:if>
    <xsl:if test="$texts//@cert"><div><dt><span data-cert="medium">word</span></dt><dd>“Doubt”: less than certain</dd></div></xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-names">
    <xsl:if test="$texts//tei:persName"><div><dt><span class="persName">name</span></dt><dd>person</dd></div></xsl:if>
    <xsl:if test="$texts//tei:rs"><div><dt><span class="rs">words</span></dt><dd>someone or something described</dd></div></xsl:if>
    <xsl:if test="$texts//tei:placeName"><div><dt><span class="placeName">name</span></dt><dd>place</dd></div></xsl:if>
    <xsl:if test="$texts//tei:orgName"><div><dt><span class="orgName">name</span></dt><dd>organisation</dd></div></xsl:if>
    <xsl:if test="$texts//tei:name[@type = 'event'] | $texts//tei:eventName">
      <div><dt><span class="name" data-type="event">name</span></dt><dd>event</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:title/@ref"><div><dt><cite class="title">title</cite></dt><dd>work</dd></div></xsl:if>
    <xsl:if test="$texts//@ed:also"><div><dt><span class="also"></span></dt><dd>leads to the whole name, where parts of it lead elsewhere</dd></div></xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-quotations">
    <xsl:if test="$texts//tei:said"><div><dt><q class="said">words</q></dt><dd>reported as spoken or thought</dd></div></xsl:if>
    <xsl:if test="$texts//tei:quote"><div><dt><q class="quote">words</q></dt><dd>taken from a written source</dd></div></xsl:if>
    <xsl:if test="$texts//tei:soCalled"><div><dt><span class="soCalled">words</span></dt><dd>from which the author keeps a distance</dd></div></xsl:if>
  </xsl:template>

</xsl:stylesheet>
