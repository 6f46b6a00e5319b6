<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes divisions, heads and paragraphs; gives each block between blank lines. White space between blocks is none. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="*[@ed:container]/text()"/>

  <!-- what the transcription has, instead of a line end, between two elements that might be blocks -->
  <xsl:template match="ed:space">
    <xsl:text>&#xFDD5;</xsl:text>
    <xsl:apply-templates select="ed:char"/>
    <xsl:text>&#xFDD5;</xsl:text>
  </xsl:template>

  <!-- whatever stands beside blocks is a block -->
  <xsl:template match="*[@ed:container]/tei:*" priority="-0.2">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:text | tei:body | tei:front | tei:back | tei:div | tei:p | tei:ab | tei:head | tei:titlePart
    | tei:figure | tei:table | tei:floatingText">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

  <!-- a speaker's name stands on the line above the speech -->
  <xsl:template match="tei:speaker">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD4;</xsl:text>
  </xsl:template>

  <!-- a character that XML can't hold: its code point, for the program to put it back -->
  <xsl:template match="ed:char">
    <xsl:value-of select="concat('&#xFDD0;', @code, '&#xFDD1;')"/>
  </xsl:template>

</xsl:stylesheet>
