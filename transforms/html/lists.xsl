<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes lists; gives ul, ol or dl. The transcription's own labels are text, so the style draws no second ones where
  items carry @n.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:list">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="tei:head"/>
      <ul>
        <xsl:if test="tei:item/@n or tei:label"><xsl:attribute name="class">labelled</xsl:attribute></xsl:if>
        <xsl:apply-templates select="*[not(self::tei:head)]" mode="item"/>
      </ul>
    </div>
  </xsl:template>

  <xsl:template match="tei:list[@type = 'ordered' or @rend = 'numbered'][not(tei:item/@n)]">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="tei:head"/>
      <ol><xsl:apply-templates select="*[not(self::tei:head)]" mode="item"/></ol>
    </div>
  </xsl:template>

  <xsl:template match="tei:item" mode="item">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="preceding-sibling::*[1][self::tei:label]"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>
  <xsl:template match="tei:label[following-sibling::*[1][self::tei:item]]" mode="item"/>
  <!-- page breaks and the like between the items -->
  <xsl:template match="*" mode="item"><li class="between"><xsl:apply-templates select="."/></li></xsl:template>

  <xsl:template match="tei:item"><xsl:apply-templates select="." mode="block"/></xsl:template>

  <xsl:template match="tei:listBibl | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listApp | tei:listWit">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template match="tei:person | tei:place | tei:org | tei:event | tei:witness"><xsl:apply-templates select="." mode="block"/></xsl:template>

</xsl:stylesheet>
