<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes the divisions of the text; gives the list of contents, nested as they are, and the parts of the page below it.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="ed:edition" mode="contents">
    <nav class="contents" aria-labelledby="edition-contents">
      <p class="label" id="edition-contents">Contents</p>
      <ol>
        <xsl:apply-templates select="$texts" mode="contents"/>
        <xsl:if test="$foot"><li class="part"><a href="#edition-notes">Footnotes</a></li></xsl:if>
        <xsl:if test="$corrections"><li class="part"><a href="#edition-apparatus">Corrections</a></li></xsl:if>
        <xsl:if test="ed:registers/ed:register">
          <li class="part"><a href="#edition-registers">Registers</a>
            <ol><xsl:apply-templates select="ed:registers/ed:register" mode="contents"/></ol>
          </li>
        </xsl:if>
        <li class="part"><a href="#edition-about">About this edition</a></li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="*" mode="contents">
    <xsl:apply-templates select="tei:front | tei:body | tei:back | tei:group | tei:text | tei:div | tei:div1 | tei:div2 | tei:div3
      | tei:div4 | tei:div5 | tei:div6 | tei:div7" mode="contents"/>
  </xsl:template>

  <!-- a division with a heading; the title of the page itself is not listed -->
  <xsl:template match="*[@ed:id][tei:head/@ed:level > 1]" mode="contents">
    <li>
      <a href="#{@ed:id}"><xsl:apply-templates select="tei:head[@ed:level]" mode="plain"/></a>
      <xsl:if test="*//tei:head/@ed:level > 1">
        <ol>
          <xsl:apply-templates select="tei:front | tei:body | tei:back | tei:group | tei:text | tei:div | tei:div1 | tei:div2
            | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7" mode="contents"/>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="ed:register" mode="contents">
    <li><a href="#edition-{@kind}"><xsl:apply-templates select="." mode="heading"/></a></li>
  </xsl:template>

</xsl:stylesheet>
