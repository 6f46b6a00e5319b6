<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes notes; gives a sign in the text and the note at the foot, each leading to the other; notes on the publication or
  by an editor stay where they stand.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:note">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@ed:block or parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back">div</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="@type" mode="note-label"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@type" mode="note-label"/>
  <xsl:template match="@type[. = 'publication']" mode="note-label">
    <xsl:attribute name="role">note</xsl:attribute>
    <xsl:attribute name="aria-label">Publication, as the transcription states it</xsl:attribute>
  </xsl:template>
  <xsl:template match="@type[. = 'editor' or . = 'editorial']" mode="note-label">
    <xsl:attribute name="role">note</xsl:attribute>
    <xsl:attribute name="aria-label">Note by an editor</xsl:attribute>
  </xsl:template>

  <!-- the sign of a note that stands where the sign belongs -->
  <xsl:template match="tei:note[@ed:foot]">
    <xsl:if test="not(@ed:anchored)">
      <a class="noteref" role="doc-noteref" id="{@ed:reference}" href="#{@ed:id}" aria-label="Note {@ed:foot}">
        <xsl:value-of select="@ed:foot"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- a note that stands among the notes at the end of the text -->
  <xsl:template match="tei:note[@ed:here]" priority="1">
    <div role="note">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class">note endnote</xsl:attribute>
      <xsl:apply-templates select="@ed:reference" mode="back"/>
      <div><xsl:if test="not(@ed:printed | @ed:reference)"><xsl:value-of select="concat(@ed:foot, ' ')"/></xsl:if><xsl:apply-templates/></div>
    </div>
  </xsl:template>

  <!-- the sign of a note that the transcription prints; without its link where it holds one -->
  <xsl:template match="tei:ref[@ed:note-reference] | tei:ptr[@ed:note-reference]">
    <a role="doc-noteref" href="{@ed:link}{@ed:also}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class">noteref</xsl:attribute>
      <xsl:attribute name="aria-label">Note <xsl:value-of select="@ed:note-reference"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="normalize-space()"><xsl:apply-templates select="." mode="plain"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@ed:note-reference"/></xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

  <xsl:template match="ed:edition" mode="notes">
    <xsl:if test="$foot">
      <section class="notes" role="doc-endnotes" aria-labelledby="edition-notes">
        <h2 id="edition-notes">Footnotes</h2>
        <ol><xsl:apply-templates select="$foot" mode="foot"/></ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="foot">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="@ed:reference" mode="back"/>
      <div><xsl:apply-templates/></div>
    </li>
  </xsl:template>

  <!-- the way back, drawn as the sign where the note does not print it -->
  <xsl:template match="@ed:reference" mode="back">
    <a class="back" role="doc-backlink" href="#{.}" aria-label="Back to the text, note {../@ed:foot}">
      <xsl:choose>
        <xsl:when test="../@ed:printed">↩</xsl:when>
        <xsl:otherwise><xsl:value-of select="../@ed:foot"/></xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

</xsl:stylesheet>
