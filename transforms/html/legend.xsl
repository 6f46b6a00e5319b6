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
      <aside class="legend" aria-label="Signs">
        <details>
          <summary>Signs in this text</summary>
          <ul><xsl:copy-of select="$signs"/></ul>
        </details>
      </aside>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-readings">
    <xsl:if test="$texts//tei:choice/tei:sic">
      <li><span class="sic">word</span> <span>an apparent error, with a correction</span></li>
      <li><span class="corr">word</span> <span>the correction, in the corrected view</span></li>
    </xsl:if>
    <xsl:if test="$texts//tei:choice/tei:orig or $texts//tei:choice/tei:abbr">
      <li><span class="orig">word</span> <span>a spelling or abbreviation with its regular form</span></li>
    </xsl:if>
    <xsl:if test="$texts//tei:supplied"><li><span class="supplied">word</span> <span>supplied by the editors</span></li></xsl:if>
    <xsl:if test="$texts//tei:unclear"><li><span class="unclear">word</span> <span>hard to read</span></li></xsl:if>
    <xsl:if test="$texts//tei:gap"><li><span>[…]</span> <span>lost or left out</span></li></xsl:if>
    <xsl:if test="$texts//tei:add"><li><span class="add">word</span> <span>added in the source</span></li></xsl:if>
    <xsl:if test="$texts//tei:del"><li><del>word</del> <span>deleted in the source</span></li></xsl:if>
    <xsl:if test="$texts//@cert[. != 'high']"><li><span data-cert="medium">word</span> <span>“Doubt”: less than certain</span></li></xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-names">
    <xsl:if test="$texts//tei:persName"><li><span class="persName">name</span> <span>person</span></li></xsl:if>
    <xsl:if test="$texts//tei:rs"><li><span class="rs">words</span> <span>someone or something described</span></li></xsl:if>
    <xsl:if test="$texts//tei:placeName"><li><span class="placeName">name</span> <span>place</span></li></xsl:if>
    <xsl:if test="$texts//tei:orgName"><li><span class="orgName">name</span> <span>organisation</span></li></xsl:if>
    <xsl:if test="$texts//tei:name[@type = 'event'] or $texts//tei:eventName">
      <li><span class="name" data-type="event">name</span> <span>event</span></li>
    </xsl:if>
    <xsl:if test="$texts//tei:title/@ref"><li><cite class="title">title</cite> <span>work</span></li></xsl:if>
    <xsl:if test="$texts//@ed:also"><li><span class="also"></span> <span>leads to the whole name, where parts of it lead elsewhere</span></li></xsl:if>
  </xsl:template>

  <xsl:template match="ed:edition" mode="legend-quotations">
    <xsl:if test="$texts//tei:said"><li><q class="said">words</q> <span>reported as spoken or thought</span></li></xsl:if>
    <xsl:if test="$texts//tei:quote"><li><q class="quote">words</q> <span>taken from a written source</span></li></xsl:if>
    <xsl:if test="$texts//tei:soCalled"><li><span class="soCalled">words</span> <span>from which the author keeps a distance</span></li></xsl:if>
  </xsl:template>

</xsl:stylesheet>
