<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes ed:edition; gives the frame of the page: head, controls, the text, then notes, corrections, registers, about.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="$header/tei:fileDesc/tei:titleStmt/tei:title">
        <xsl:apply-templates select="($header/tei:fileDesc/tei:titleStmt/tei:title[@type = 'main']
          | $header/tei:fileDesc/tei:titleStmt/tei:title[not(../tei:title[@type = 'main'])][1])[1]" mode="plain"/>
      </xsl:when>
      <xsl:otherwise>Untitled text</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="authors" select="$header/tei:fileDesc/tei:titleStmt/tei:author"/>
  <xsl:variable name="language" select="($texts/@ed:lang | $document/@ed:lang)[last()]"/>

  <xsl:template match="/ed:edition">
    <html lang="en">
      <xsl:apply-templates select="." mode="head"/>
      <body>
        <a class="skip" href="#edition-text">Skip to the text</a>
        <xsl:apply-templates select="." mode="controls"/>
        <div class="page">
          <div class="side">
            <xsl:apply-templates select="." mode="contents"/>
            <xsl:apply-templates select="." mode="legend"/>
          </div>
          <main id="edition-text">
            <article>
              <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
              <xsl:if test="@titled = 'header'"><xsl:apply-templates select="." mode="title"/></xsl:if>
              <xsl:apply-templates select="$texts | $document[not(self::tei:TEI or self::tei:teiCorpus)]"/>
            </article>
          </main>
          <div class="matter">
            <xsl:apply-templates select="." mode="notes"/>
            <xsl:apply-templates select="." mode="apparatus"/>
            <xsl:apply-templates select="ed:registers"/>
            <xsl:apply-templates select="." mode="about"/>
          </div>
        </div>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="ed:edition" mode="head">
    <head>
      <meta charset="utf-8"/>
      <title>
        <xsl:value-of select="$title"/>
        <xsl:if test="$authors"> – <xsl:apply-templates select="$authors[1]" mode="plain"/></xsl:if>
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="generator" content="teiedition"/>
      <xsl:for-each select="$authors">
        <meta name="author"><xsl:attribute name="content"><xsl:apply-templates select="." mode="plain"/></xsl:attribute></meta>
      </xsl:for-each>
      <style><xsl:value-of select="$css"/></style>
    </head>
  </xsl:template>

  <!-- where the text has no title of its own -->
  <xsl:template match="ed:edition" mode="title">
    <header class="title">
      <xsl:for-each select="$authors"><p class="byline"><xsl:apply-templates select="." mode="plain"/></p></xsl:for-each>
      <h1><xsl:value-of select="$title"/></h1>
      <xsl:for-each select="$header/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']">
        <p class="sub"><xsl:apply-templates select="." mode="plain"/></p>
      </xsl:for-each>
    </header>
  </xsl:template>

  <!-- The views and marks are switched by style alone: each control is read by a :has() rule of edition.css. -->
  <xsl:template match="ed:edition" mode="controls">
    <xsl:variable name="readings" select="boolean($texts//tei:choice)"/>
    <xsl:variable name="names" select="$texts//tei:persName or $texts//tei:placeName or $texts//tei:orgName
      or $texts//tei:name or $texts//tei:rs or $texts//tei:title/@ref"/>
    <xsl:variable name="quotations" select="$texts//tei:said or $texts//tei:quote or $texts//tei:q or $texts//tei:soCalled"/>
    <xsl:variable name="doubt" select="boolean($texts//@cert[. != 'high'])"/>
    <header class="controls">
      <p class="running"><xsl:value-of select="$title"/></p>
      <xsl:if test="$readings">
        <fieldset>
          <legend>View</legend>
          <label><input type="radio" name="view" id="view-diplomatic">
            <xsl:if test="$view != 'normalized'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
          </input> As printed</label>
          <label><input type="radio" name="view" id="view-normalized">
            <xsl:if test="$view = 'normalized'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
          </input> Corrected</label>
          <label><input type="radio" name="view" id="view-both"/> Both</label>
        </fieldset>
      </xsl:if>
      <xsl:if test="$names or $quotations or $doubt">
        <fieldset>
          <legend>Mark</legend>
          <xsl:if test="$names"><label><input type="checkbox" id="show-names"/> Names</label></xsl:if>
          <xsl:if test="$quotations"><label><input type="checkbox" id="show-quotations"/> Quotations</label></xsl:if>
          <xsl:if test="$doubt"><label><input type="checkbox" id="show-certainty"/> Doubt</label></xsl:if>
        </fieldset>
      </xsl:if>
    </header>
  </xsl:template>

</xsl:stylesheet>
