<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes notes. In a document of ours they are part of the transcription and stay where they stand; in others a note
  inside a sentence leaves its sign there and follows after the text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:note[@ed:foot]">
    <xsl:if test="not(@ed:anchored)">
      <xsl:value-of select="concat('[', @ed:foot, ']')"/>
    </xsl:if>
  </xsl:template>

  <!-- one that stands among the notes at the end -->
  <xsl:template match="tei:note[@ed:here]" priority="1"><xsl:apply-templates select="." mode="foot"/></xsl:template>

  <xsl:template match="tei:note" mode="foot">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:if test="not(@ed:printed)"><xsl:value-of select="concat('[', @ed:foot, '] ')"/></xsl:if>
    <xsl:apply-templates select="node()"/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:note[@ed:foot]/tei:p[1]">
    <xsl:apply-templates/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
