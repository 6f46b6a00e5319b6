<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes teiHeader; gives "About this edition": who did what, licence, sources, conflicts between statements, principles,
  revisions, and how to cite.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="ed:edition" mode="about">
    <section class="about" aria-labelledby="edition-about">
      <h2 id="edition-about">About this edition</h2>
      <xsl:choose>
        <xsl:when test="$header"><xsl:apply-templates select="$header" mode="about"/></xsl:when>
        <xsl:otherwise><p>The document has no header.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="tei:teiHeader" mode="about">
    <dl>
      <xsl:apply-templates select="tei:fileDesc/tei:titleStmt/*" mode="about"/>
      <xsl:apply-templates select="tei:fileDesc/tei:editionStmt" mode="about"/>
      <xsl:apply-templates select="tei:fileDesc/tei:publicationStmt/*" mode="about"/>
      <xsl:apply-templates select="tei:fileDesc/tei:seriesStmt" mode="about"/>
      <xsl:apply-templates select="tei:fileDesc/tei:sourceDesc" mode="about"/>
      <xsl:apply-templates select="tei:profileDesc/tei:creation | tei:profileDesc/tei:langUsage
        | tei:profileDesc/tei:textClass/tei:keywords" mode="about"/>
    </dl>
    <xsl:apply-templates select="tei:fileDesc/tei:notesStmt" mode="about"/>
    <xsl:apply-templates select="tei:encodingDesc" mode="about"/>
    <xsl:apply-templates select="tei:revisionDesc" mode="about"/>
  </xsl:template>

  <xsl:template match="*" mode="about"/>

  <!-- the term of the first of several statements of a kind -->
  <xsl:template match="*" mode="term">
    <xsl:param name="term"/><!-- the word for it -->
    <xsl:if test="not(preceding-sibling::*[local-name() = local-name(current())][string(@type) = string(current()/@type)])">
      <dt><xsl:value-of select="$term"/></dt>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:title" mode="term">
    <xsl:param name="term"/><!-- as above -->
    <xsl:if test="not(preceding-sibling::tei:title[(@type = 'sub') = (current()/@type = 'sub')])"><dt><xsl:value-of select="$term"/></dt></xsl:if>
  </xsl:template>

  <!-- one statement: a term and what it says -->
  <xsl:template match="*" mode="statement">
    <xsl:param name="term"/><!-- the word for it -->
    <xsl:apply-templates select="." mode="term"><xsl:with-param name="term" select="$term"/></xsl:apply-templates>
    <dd><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></dd>
  </xsl:template>

  <xsl:template match="tei:titleStmt/tei:title" mode="about">
    <xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">
      <xsl:choose><xsl:when test="@type = 'sub'">Subtitle</xsl:when><xsl:otherwise>Title</xsl:otherwise></xsl:choose>
    </xsl:with-param></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="tei:author" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Author</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:editor" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Editor</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:editionStmt" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Edition</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:publisher" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Publisher</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:publicationStmt/tei:date" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Published</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:publicationStmt/tei:idno" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term" select="concat('Identifier ', @type)"/></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:publicationStmt/tei:p" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Publication</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:seriesStmt" mode="about">
    <dt>Series</dt><dd><xsl:for-each select="*"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each></dd>
  </xsl:template>
  <xsl:template match="tei:creation" mode="about"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="term">Written</xsl:with-param></xsl:apply-templates></xsl:template>
  <xsl:template match="tei:langUsage" mode="about">
    <dt>Language</dt><dd><xsl:apply-templates select="." mode="attributes"/><xsl:for-each select="*"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each></dd>
  </xsl:template>

  <xsl:template match="tei:keywords" mode="about">
    <dt>Keywords</dt><dd>
      <xsl:for-each select="tei:term | tei:list/tei:item"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates/></xsl:for-each>
    </dd>
  </xsl:template>

  <xsl:template match="tei:respStmt" mode="about">
    <xsl:apply-templates select="." mode="term"><xsl:with-param name="term">Responsible</xsl:with-param></xsl:apply-templates>
    <dd><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="." mode="responsibility"/></dd>
  </xsl:template>
  <xsl:template match="tei:respStmt" mode="responsibility">
    <xsl:for-each select="*[not(self::tei:resp)]"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:for-each select="tei:resp"><xsl:text>, </xsl:text><xsl:apply-templates/></xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:availability" mode="about">
    <xsl:for-each select="tei:licence | tei:p">
      <xsl:if test="position() = 1"><dt>Licence</dt></xsl:if>
      <dd><xsl:apply-templates select="." mode="attributes"/>
        <xsl:if test="@ed:link | @ed:also"><p><a rel="license" href="{@ed:link}{@ed:also}"><xsl:value-of select="@target"/></a></p></xsl:if>
        <xsl:apply-templates/>
      </dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:sourceDesc" mode="about">
    <xsl:for-each select="tei:bibl | tei:biblStruct | tei:biblFull | tei:p | tei:listBibl/* | tei:msDesc | tei:list">
      <xsl:if test="position() = 1"><dt>Source</dt></xsl:if>
      <dd><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="." mode="reference"/></dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:notesStmt" mode="about">
    <h3>Conflicts and questions</h3>
    <ul class="findings">
      <xsl:for-each select="tei:note">
        <li><xsl:apply-templates select="." mode="attributes"/>
          <xsl:if test="@type"><b><xsl:value-of select="@type"/></b>: </xsl:if><xsl:apply-templates/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="tei:encodingDesc" mode="about">
    <details>
      <summary>How the text was encoded</summary>
      <xsl:apply-templates select="tei:projectDesc | tei:samplingDecl | tei:editorialDecl/* | tei:refsDecl[tei:p] | tei:p" mode="principle"/>
    </details>
  </xsl:template>
  <xsl:template match="*" mode="principle"><div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="tei:p" mode="principle"><xsl:apply-templates select="."/></xsl:template>

  <xsl:template match="tei:revisionDesc" mode="about">
    <h3>Revisions</h3>
    <ul>
      <xsl:for-each select=".//tei:change">
        <li><xsl:apply-templates select="." mode="attributes"/>
          <xsl:if test="@when"><xsl:value-of select="@when"/>: </xsl:if><xsl:apply-templates/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="tei:respStmt">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="." mode="responsibility"/></span>
  </xsl:template>

  <!-- what a note is about -->
  <xsl:template match="ed:see"><xsl:text> </xsl:text><a class="see" href="{@href}">See <xsl:value-of select="@where"/></a></xsl:template>

  <!-- parts of the header that say themselves -->
  <xsl:template match="tei:resp | tei:licence | tei:language | tei:certainty | tei:activity | tei:availability"><xsl:apply-templates select="." mode="inline"/></xsl:template>

</xsl:stylesheet>
