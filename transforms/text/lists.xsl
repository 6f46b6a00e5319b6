<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes lists; gives a line for an item. The label of an item is part of a transcription; in documents of others it is
  made from @n, the kind of list, or a dash.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared">

  <xsl:template match="tei:list">
    <xsl:text>&#xFDD3;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD3;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:item/tei:list">
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD2;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:item">
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:if test="not($ours)"><xsl:apply-templates select="." mode="label"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD2;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:list/tei:label[/ed:edition/@ours = 'no']">
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="tei:item" mode="label">- </xsl:template>
  <xsl:template match="tei:item[@n]" mode="label">
    <xsl:if test="not(starts-with(normalize-space(.), @n))"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:list[@type = 'ordered' or @rend = 'numbered']/tei:item[not(@n)]" mode="label">
    <xsl:value-of select="concat(count(preceding-sibling::tei:item) + 1, '. ')"/>
  </xsl:template>
  <xsl:template match="tei:item[preceding-sibling::*[1][self::tei:label]]" mode="label"/>

</xsl:stylesheet>
