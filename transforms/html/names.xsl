<?xml version="1.0" encoding="UTF-8"?>
<!-- 
  Takes names of persons, places, organisations and events; gives links to the register. Titles of works: works.xsl.
 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:ed="urn:teiedition:prepared" exclude-result-prefixes="tei ed">

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:geogName | tei:settlement
    | tei:country | tei:region | tei:district | tei:bloc | tei:objectName | tei:eventName | tei:forename | tei:surname
    | tei:roleName | tei:addName | tei:nameLink | tei:genName | tei:geogFeat | tei:affiliation | tei:occupation | tei:location | tei:geo">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

</xsl:stylesheet>
