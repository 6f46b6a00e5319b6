<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes titles of works and bibliographical references; gives cite, and references readable as prose.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:title">
    <xsl:apply-templates select="." mode="inline"><xsl:with-param name="as" select="'cite'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="tei:bibl | tei:biblScope | tei:publisher | tei:pubPlace | tei:author | tei:editor | tei:edition | tei:citedRange
    | tei:extent | tei:series | tei:distributor | tei:authority">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="tei:listBibl/tei:bibl | tei:listBibl/tei:biblStruct">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="." mode="reference"/></div>
  </xsl:template>

  <xsl:template match="tei:idno">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <!-- mode "reference": a reference as one line; structured ones get their punctuation here -->
  <xsl:template match="*" mode="reference"><xsl:apply-templates/></xsl:template>

  <xsl:template match="tei:biblStruct" mode="reference">
    <xsl:for-each select="tei:analytic/tei:author | tei:monogr[not(../tei:analytic)]/tei:author">
      <xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:if test="tei:analytic/tei:author | tei:monogr/tei:author">: </xsl:if>
    <xsl:for-each select="tei:analytic/tei:title"><xsl:apply-templates select="."/>, in </xsl:for-each>
    <xsl:for-each select="tei:monogr/tei:title">
      <xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:apply-templates select="tei:monogr/tei:respStmt" mode="reference-part"/>
    <xsl:apply-templates select="tei:monogr/tei:imprint/*" mode="reference-part"/>
    <xsl:for-each select="tei:series">. <xsl:apply-templates select="tei:title"/><xsl:apply-templates select="*[not(self::tei:title)]" mode="reference-part"/></xsl:for-each>
    <xsl:text>.</xsl:text>
    <xsl:for-each select="tei:idno | tei:monogr/tei:idno | tei:note"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="reference-part">, <xsl:apply-templates select="." mode="inline"/></xsl:template>
  <xsl:template match="tei:biblScope" mode="reference-part">, <xsl:value-of select="concat(@unit, ' ')"/><xsl:apply-templates select="." mode="inline"/></xsl:template>
  <xsl:template match="tei:note" mode="reference-part"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="inline"/></xsl:template>
  <xsl:template match="tei:respStmt" mode="reference-part">, <xsl:apply-templates select="." mode="responsibility"/></xsl:template>

</xsl:stylesheet>
