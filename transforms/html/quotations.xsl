<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes said, quote, q, soCalled, mentioned and cit; gives q inside a sentence, blockquote for whole paragraphs. The marks
  are the text's own; where the markup stands for them (ed:open, ed:close) they are written. The speaker is in the
  title, in data-speaker, and in the register.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:key name="entry" match="ed:entry" use="*/@ed:id"/>

  <xsl:template match="tei:said | tei:quote | tei:q">
    <q><xsl:apply-templates select="." mode="quotation"/></q>
  </xsl:template>
  <xsl:template match="tei:said[@ed:block] | tei:quote[@ed:block] | tei:q[@ed:block]">
    <blockquote><xsl:apply-templates select="." mode="quotation"/></blockquote>
  </xsl:template>

  <xsl:template match="*" mode="quotation">
    <xsl:apply-templates select="." mode="attributes"/>
    <xsl:apply-templates select="(@who | @source[not(../@who)])[1]" mode="speaker"/>
    <xsl:value-of select="@ed:open"/>
    <xsl:apply-templates/>
    <xsl:value-of select="@ed:close"/>
  </xsl:template>

  <xsl:template match="@who | @source" mode="speaker">
    <xsl:variable name="id" select="substring-after(substring-before(concat(normalize-space(.), ' '), ' '), '#')"/>
    <xsl:variable name="name" select="key('entry', $id)[1]/@name"/>
    <xsl:if test="$name">
      <xsl:attribute name="data-speaker"><xsl:value-of select="$name"/></xsl:attribute>
      <xsl:attribute name="title"><xsl:value-of select="$name"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:soCalled | tei:mentioned"><xsl:apply-templates select="." mode="inline"/></xsl:template>

  <xsl:template match="tei:cit"><xsl:apply-templates select="." mode="inline"/></xsl:template>

</xsl:stylesheet>
