<?xml version="1.0" encoding="UTF-8"?>
<!-- Takes tables; gives tables that scroll sideways by themselves on a narrow screen. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:table">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <table>
        <xsl:if test="tei:head"><caption><xsl:apply-templates select="tei:head"/></caption></xsl:if>
        <tbody><xsl:apply-templates select="*[not(self::tei:head)]" mode="row"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="tei:row" mode="row">
    <tr><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="*" mode="cell"/></tr>
  </xsl:template>
  <xsl:template match="*" mode="row"><tr class="between"><td><xsl:apply-templates select="."/></td></tr></xsl:template>

  <xsl:template match="tei:cell" mode="cell">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@role = 'label' or ../@role = 'label'">th</xsl:when>
        <xsl:otherwise>td</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@cols > 1"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows > 1"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="*" mode="cell"><td class="between"><xsl:apply-templates select="."/></td></xsl:template>

</xsl:stylesheet>
