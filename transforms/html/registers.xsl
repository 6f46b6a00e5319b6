<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes ed:registers; gives for each record its name, what is known, links to authorities, and every mention with the
  words around it.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="ed:registers">
    <xsl:if test="ed:register">
      <section class="registers" aria-labelledby="edition-registers">
        <h2 id="edition-registers">Registers</h2>
        <xsl:apply-templates select="ed:register"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ed:register">
    <section aria-labelledby="edition-{@kind}">
      <h3 id="edition-{@kind}"><xsl:apply-templates select="." mode="heading"/></h3>
      <ul class="entries"><xsl:apply-templates select="ed:entry"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="ed:register[@kind = 'person']" mode="heading">Persons</xsl:template>
  <xsl:template match="ed:register[@kind = 'place']" mode="heading">Places</xsl:template>
  <xsl:template match="ed:register[@kind = 'org']" mode="heading">Organisations</xsl:template>
  <xsl:template match="ed:register[@kind = 'event']" mode="heading">Events</xsl:template>
  <xsl:template match="ed:register[@kind = 'bibl']" mode="heading">Works</xsl:template>

  <xsl:template match="ed:entry">
    <li id="{*[1]/@ed:id}" class="entry">
      <p class="record">
        <xsl:apply-templates select="*[1]" mode="record"/>
      </p>
      <xsl:if test="ed:mention">
        <details>
          <summary><xsl:apply-templates select="ed:mention" mode="count"/></summary>
          <ol class="mentions"><xsl:apply-templates select="ed:mention"/></ol>
        </details>
      </xsl:if>
      <xsl:if test="ed:quoted">
        <details>
          <summary><xsl:apply-templates select="ed:quoted" mode="count"/></summary>
          <ol class="mentions"><xsl:apply-templates select="ed:quoted"/></ol>
        </details>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="ed:mention" mode="count"/>
  <xsl:template match="ed:mention[not(preceding-sibling::ed:mention)]" mode="count">
    <xsl:variable name="count" select="count(../ed:mention)"/>
    <xsl:value-of select="$count"/> mention<xsl:if test="$count > 1">s</xsl:if>
    <span class="of"> of <xsl:value-of select="../@name"/></span>
  </xsl:template>
  <xsl:template match="ed:quoted" mode="count"/>
  <xsl:template match="ed:quoted[not(preceding-sibling::ed:quoted)]" mode="count">
    <xsl:variable name="count" select="count(../ed:quoted)"/>
    <xsl:value-of select="$count"/> quotation<xsl:if test="$count > 1">s</xsl:if>
    <span class="of"> of <xsl:value-of select="../@name"/></span>
  </xsl:template>

  <xsl:template match="ed:mention">
    <li><a href="{@href}"><xsl:value-of select="@where"/></a><xsl:text> </xsl:text><xsl:value-of select="@before"/><b><xsl:value-of select="@text"/></b><xsl:value-of select="@after"/></li>
  </xsl:template>
  <xsl:template match="ed:quoted">
    <li><a href="{@href}"><xsl:value-of select="@where"/></a><xsl:text> </xsl:text><xsl:value-of select="@text"/></li>
  </xsl:template>

  <!-- mode "record": what a record says, in one paragraph -->
  <xsl:template match="*" mode="record">
    <b class="name"><xsl:value-of select="../@name"/></b>
    <xsl:apply-templates select="." mode="life"/>
    <xsl:apply-templates select="tei:persName[position() > 1] | tei:placeName[position() > 1] | tei:orgName[position() > 1]
      | tei:label[position() > 1] | tei:eventName[position() > 1]" mode="variant"/>
    <xsl:apply-templates select="tei:note | tei:desc | tei:p | tei:occupation | tei:roleName" mode="remark"/>
    <xsl:apply-templates select="tei:country | tei:region | tei:location | tei:geo" mode="remark"/>
    <xsl:if test="@cert"><span class="certainty"> (identification: <xsl:value-of select="@cert"/> certainty)</span></xsl:if>
    <xsl:apply-templates select=".//tei:idno" mode="authority"/>
  </xsl:template>
  <xsl:template match="tei:bibl | tei:biblStruct" mode="record">
    <xsl:apply-templates select="." mode="reference"/>
  </xsl:template>
  <!-- numbers of a work stand in its reference -->
  <xsl:template match="tei:person | tei:personGrp | tei:org" mode="life">
    <xsl:if test="tei:birth | tei:death">
      <span class="life">
        <xsl:text> (</xsl:text>
        <xsl:if test="not(tei:death)">born </xsl:if>
        <xsl:apply-templates select="tei:birth" mode="year"/>
        <xsl:choose>
          <xsl:when test="not(tei:birth)">died </xsl:when>
          <xsl:when test="tei:death">–</xsl:when>
        </xsl:choose>
        <xsl:apply-templates select="tei:death" mode="year"/>
        <xsl:text>)</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="life"/>
  <xsl:template match="tei:event" mode="life">
    <xsl:if test="@when | @from | @to | @notBefore | @notAfter">
      <span class="life">
        <xsl:text> (</xsl:text>
        <xsl:value-of select="@when | @from"/><xsl:value-of select="@notBefore"/>
        <xsl:if test="@to | @notAfter">–<xsl:value-of select="@to | @notAfter"/></xsl:if>
        <xsl:text>)</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:birth | tei:death" mode="year">
    <xsl:choose>
      <xsl:when test="@when | @notBefore | @notAfter"><xsl:value-of select="substring(concat(@when, @notBefore, @notAfter), 1, 4)"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="plain"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="variant">
    <span class="variant">, <xsl:if test="position() = 1">also </xsl:if><xsl:apply-templates select="." mode="plain"/></span>
  </xsl:template>
  <xsl:template match="*" mode="remark"><span class="remark">. <xsl:apply-templates/></span></xsl:template>

  <xsl:template match="tei:idno" mode="authority"/>
  <xsl:template match="tei:idno[@ed:link]" mode="authority">
    <xsl:text> </xsl:text>
    <a class="authority" rel="external" href="{@ed:link}"><xsl:value-of select="@type"/><span class="of"><xsl:value-of select="concat(' ', .)"/></span></a>
  </xsl:template>

</xsl:stylesheet>
