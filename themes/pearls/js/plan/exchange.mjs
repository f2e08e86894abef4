// Made from themes/pearls/scripts, see CONTRIBUTING.md
var F="pearls-plan",z=e=>!e.trim();function O(e){return e===void 0?!0:typeof e=="string"?z(e):e.every(t=>typeof t=="string"?z(t):Object.values(t).every(z))}function K(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),s=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,o=[...t].map((l,a)=>l==="."||l===","?s&&a===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(o)?Number(o):NaN}function ce(e){let t=e.filter(a=>!z(a)).map(K);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((a,r)=>a+r,0)*100),[s,o]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(s).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${o?`.${String(o).padStart(2,"0")}`:""}`}var U=(e,t)=>e?.find(n=>n.key===t)?.label??t,D=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var Ee=7,[Me,Ae]=[4,2];function ee(e,t,n){let s=e.sections.filter(a=>n||!O(t.answers[a.id])),o=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?o.push(...[e.words.intro,e.words.keep,e.address].map(a=>({is:"note",text:a}))):o.push({is:"contents",label:e.words.contents,items:s.map(a=>[a.id,de(a)])});let l;for(let a of s)a.group!==void 0&&a.group!==l&&o.push({is:"heading",id:`group-${a.id}`,level:1,text:a.group,isWide:!1}),l=a.group,o.push(...Pe(e,t,a,n));return n||o.push(...["place","name","signature"].map(a=>({is:"signature",text:e.words[a]}))),o}var de=e=>`${e.number} ${e.title}`;function Pe(e,t,n,s){let o=t.answers[n.id],l=(n.columns??[]).length>Ee,a=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:de(n),isWide:l}];return s&&(a.push({is:"question",text:n.question}),a.push(...n.guidance.map(r=>({is:"guidance",text:r})),...n.hints.map(r=>({is:"hint",text:r}))),a.push(...(n.levels??[]).map((r,c)=>({is:"level",number:c,text:r,isChosen:typeof o=="string"&&o.trim()===String(c)})))),a.push(n.answer==="table"?Ue(e,o,n,s,l):Le(e,o,n,s)),a}function Le(e,t,n,s){let o=typeof t=="string"?t.trim().split(`
`):(t??[]).map(i=>typeof i=="string"?i.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?D(n):n.choices??[],a=o.filter(i=>i.trim()),r={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",c=a.length===0?[]:n.answer==="text"?o:n.answer==="list"?a:[U(l,o.join(" "))],u=e.words[r==="date"?"date":r==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:r,choices:l,lines:c,prompt:s?u:void 0}}function Ue(e,t,n,s,o){let l=(Array.isArray(t)?t:[]).filter(i=>typeof i=="object"&&Object.values(i).some(m=>m.trim())),a=n.columns??[],r=a.filter(i=>s||l.some(m=>m[i.id]?.trim())),c=r.length>0?r:a,u=l.map(i=>c.map(m=>U(m.choices,(i[m.id]??"").trim()).split(`
`)));if(s)for(let i=u.length===0?Me:Ae;i>0;i-=1)u.push(c.map(()=>[""]));else{let i=c.map(m=>m.answer==="amount"?ce(l.map(f=>f[m.id]??"")):"");i.some(Boolean)&&u.push(i.map((m,f)=>[f===0&&!m?e.words.sum:m]))}return{is:"table",id:n.id,label:n.title,columns:c.map(i=>i.title),rows:u,isWide:o,prompt:s?e.words.answer:void 0}}var pe=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
{name} is a text, {{name}} is XML that is made already. A line that does not begin with < goes on with the one before.

== core
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:title>{title}</dc:title>
<dc:subject>{template}</dc:subject>
<cp:keywords>{key}</cp:keywords>
<dc:language>{lang}</dc:language>
<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified>
</cp:coreProperties>

== page-tall
<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>

== page-wide
<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>

== break
<w:p><w:pPr>{{page}}</w:pPr></w:p>

== paragraph
<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{{inside}}</w:p>

== run
<w:r><w:t xml:space="preserve">{text}</w:t></w:r>

== placeholder
<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>

== line-break
<w:r><w:br/></w:r>

== tab
<w:r><w:tab/></w:r>

== mark
<w:bookmarkStart w:id="{number}" w:name="{name}"/>{{inside}}<w:bookmarkEnd w:id="{number}"/>

== mark-start
<w:bookmarkStart w:id="{number}" w:name="{name}"/>

== mark-end
<w:bookmarkEnd w:id="{number}"/>

== link
<w:hyperlink w:anchor="{name}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink>

== control
<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{id}"/><w:id w:val="{number}"/>{{empty}}{{kind}}</w:sdtPr><w:sdtContent>{{inside}}</w:sdtContent></w:sdt>

== control-empty
<w:showingPlcHdr/>

== control-text
<w:richText/>

== control-plain
<w:text/>

== control-date
<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="{lang}"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>

== control-choice
<w:dropDownList>{{inside}}</w:dropDownList>

== control-option
<w:listItem w:displayText="{label}" w:value="{value}"/>

== table
<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="{label}"/></w:tblPr>
<w:tblGrid>{{columns}}</w:tblGrid>{{inside}}</w:tbl>

== column
<w:gridCol w:w="{width}"/>

== head-row
<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{{inside}}</w:tr>

== row
<w:tr><w:trPr><w:cantSplit/></w:trPr>{{inside}}</w:tr>

== cell
<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{{inside}}</w:tc>
`;var te=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function R(e){let t=new Map,n=new Set;for(let{id:s}of e.sections){let o=te(s,38);for(let l=2;n.has(o);l+=1){let a=`_${l}`;o=te(s,38-a.length)+a}n.add(o),t.set(s,o)}return{answer:s=>`f_${t.get(s)??""}`,heading:s=>`s_${t.get(s)??te(s,38)}`,sections:new Map([...t].map(([s,o])=>[`f_${o}`,s]))}}var ne=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function q(e){let t=new Map,n;for(let s of e.split(`
`)){let o=s.trim();if(o.startsWith("== "))n=o.slice(3),t.set(n,"");else if(n&&o){let l=t.get(n),a=!o.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+a+o)}}return(s,o={})=>t.get(s).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,a,r)=>a?String(o[a]??""):ne(o[r]??""))}var[Ie,Be]=[9298,14570],y=q(pe),W=e=>y("run",{text:e}),C=(e,t)=>y("paragraph",{style:e,inside:t}),N=(e,t)=>C(e,W(t));function me(e,t,n){let s=R(e),[o,l]=[0,!1],a=()=>o+=1,r=(d,g)=>y("mark",{number:a(),name:d,inside:g}),c=d=>{if(l===d)return"";let g=y(l?"page-wide":"page-tall");return l=d,y("break",{page:g})},u=(d,g,b)=>{let w=d.kind==="amount"?y("control-plain"):d.kind==="date"?y("control-date",{lang:e.lang}):d.kind==="choice"?y("control-choice",{inside:d.choices.map(x=>y("control-option",{label:x.label,value:x.key})).join("")}):y("control-text");return y("control",{label:d.label,id:d.id,number:a(),empty:b,kind:w,inside:g})},f={title:({text:d})=>N("Title",d),subtitle:({text:d})=>N("Subtitle",d),note:({text:d})=>N("Guidance",d),guidance:({text:d})=>N("Guidance",d),question:({text:d})=>N("Question",d),hint:({text:d})=>N("Hint",d),signature:({text:d})=>C("Signature",W(`${d} `)+y("tab")),level:({number:d,isChosen:g,text:b})=>N("Guidance",`${g?"☒":"☐"} ${d} · ${b}`),contents:({label:d,items:g})=>N("Question",d)+g.map(([b,w])=>C("TOC1",y("link",{name:s.heading(b),text:w}))).join(""),heading:d=>c(d.isWide)+C(`Heading${d.level}`,r(s.heading(d.id),W(d.text))),field:d=>{let g=d.kind==="list"?"ListBullet":"Answer";if(d.prompt===void 0)return d.lines.map(k=>N(g,k)).join("");let b=s.answer(d.id);if(d.lines.length>1&&d.kind==="list"){let k=a(),H=d.lines.map((L,B)=>C(g,(B===0?y("mark-start",{number:k,name:b}):"")+W(L)+(B===d.lines.length-1?y("mark-end",{number:k}):"")));return u(d,H.join(""),"")}let w=d.lines.map(W).join(y("line-break")),x=d.lines.length===0?u(d,y("placeholder",{text:d.prompt}),y("control-empty")):u(d,w,"");return C(g,r(b,x))},table:d=>{let g=d.isWide?Be:Ie,b=Math.floor(g/Math.max(d.columns.length,1)),w=(L,B)=>y("cell",{width:b,inside:B.map(_e=>N(L,_e)).join("")}),x=y("head-row",{inside:d.columns.map(L=>w("TableHead",[L])).join("")}),k=d.rows.map(L=>y("row",{inside:L.map(B=>w("TableText",B)).join("")}));return(d.prompt===void 0?"":C("Hint",r(s.answer(d.id),W(d.prompt))))+y("table",{label:d.label,width:g,columns:y("column",{width:b}).repeat(d.columns.length),inside:x+k.join("")})+N("Answer","")}},p=n.map(d=>f[d.is](d)).join("")+c(!1)+y("page-tall"),h={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:p,about:y("core",h)}}function v(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function ue(e){let t={title:({text:o})=>`# ${v(o)}`,subtitle:({text:o})=>v(o),note:({text:o})=>v(o),guidance:({text:o})=>v(o),question:({text:o})=>`**${v(o)}**`,hint:({text:o})=>`*${v(o)}*`,level:({number:o,isChosen:l,text:a})=>`- [${l?"x":" "}] ${o} · ${v(a)}`,contents:({label:o,items:l})=>`**${v(o)}**
${l.map(([,a])=>`
- ${v(a)}`).join("")}`,heading:({level:o,text:l})=>`${"#".repeat(o+1)} ${v(l)}`,signature:({text:o})=>`${v(o)}: ____________________`,field:({kind:o,lines:l,prompt:a})=>l.length===0?a===void 0?"":`[${a}]`:o==="list"?l.map(r=>`- ${v(r)}`).join(`
`):l.filter(r=>r.trim()).map(v).join(`

`),table:({columns:o,rows:l})=>[o.map(v),o.map(()=>"---"),...l.map(a=>a.map(r=>r.map(v).join("<br>")))].map(a=>`| ${a.join(" | ")} |`).join(`
`)},n="",s;for(let o of e){let l=t[o.is](o);l&&(n+=(n?o.is==="level"&&s==="level"?`
`:`

`:"")+l,s=o.is)}return`${n}
`}var fe=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
{name} is a text, {{name}} is XML that is made already. A line that does not begin with < goes on with the one before.

== meta
<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"><office:meta>
<dc:title>{title}</dc:title>
<dc:subject>{template}</dc:subject>
<meta:keyword>{key}</meta:keyword>
<dc:language>{lang}</dc:language>
<meta:creation-date>{date}T00:00:00</meta:creation-date>
<dc:date>{date}T00:00:00</dc:date>
</office:meta></office:document-meta>

== paragraph
<text:p text:style-name="{style}">{{inside}}</text:p>

== heading
<text:h text:style-name="{style}" text:outline-level="{level}"><text:bookmark-start text:name="{name}"/>{{inside}}<text:bookmark-end text:name="{name}"/></text:h>

== spaces
<text:s text:c="{count}"/>

== tab
<text:tab/>

== line-break
<text:line-break/>

== placeholder
<text:placeholder text:placeholder-type="text">{text}</text:placeholder>

== link
<text:a xlink:type="simple" xlink:href="#{name}">{text}</text:a>

== section
<text:section text:style-name="Answers" text:name="{name}">{{inside}}</text:section>

== list
<text:list text:style-name="Bullets">{{inside}}</text:list>

== item
<text:list-item>{{inside}}</text:list-item>

== choice
<text:drop-down text:name="{name}">{{inside}}{text}</text:drop-down>

== option
<text:label text:value="{label}"/>

== option-chosen
<text:label text:value="{label}" text:current-selected="true"/>

== table
<table:table table:name="{name}" table:style-name="Grid-{width}"><table:title>{label}</table:title>
<table:table-column table:style-name="Column" table:number-columns-repeated="{count}"/><table:table-header-rows>{{head}}</table:table-header-rows>{{inside}}</table:table>

== row
<table:table-row table:style-name="Row">{{inside}}</table:table-row>

== cell
<table:table-cell table:style-name="Cell" office:value-type="string">{{inside}}</table:table-cell>
`;var S=q(fe);function se(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return S("tab");if(t===`
`)return S("line-break");if(t[0]!==" ")return ne(t);let o=n===0||n+t.length===e.length?0:1;return" ".repeat(o)+(t.length>o?S("spaces",{count:t.length-o}):"")})}var G=(e,t)=>S("paragraph",{style:e,inside:t}),_=(e,t)=>G(e,se(t));function he(e,t,n){let s=R(e),o=!1,r={title:({text:i})=>_("Title",i),subtitle:({text:i})=>_("Subtitle",i),note:({text:i})=>_("Guidance",i),guidance:({text:i})=>_("Guidance",i),question:({text:i})=>_("Question",i),hint:({text:i})=>_("Hint",i),signature:({text:i})=>G("Sign_20_Here",se(`${i} `)+S("tab")),level:({number:i,isChosen:m,text:f})=>_("Guidance",`${m?"☒":"☐"} ${i} · ${f}`),contents:({label:i,items:m})=>_("Question",i)+m.map(([f,p])=>G("Contents_20_1",S("link",{name:s.heading(f),text:p}))).join(""),heading:i=>{let m=o===i.isWide?`Heading_20_${i.level}`:`Heading-${i.level}-${i.isWide?"wide":"tall"}`;return o=i.isWide,S("heading",{style:m,level:i.level,name:s.heading(i.id),inside:se(i.text)})},field:i=>{let m=s.answer(i.id),f=i.kind==="list",p=f?"List_20_Bullet":"Answer",h=i.lines.map(g=>_(p,g));if(i.kind==="choice"&&i.prompt!==void 0){let g=i.lines[0]??i.prompt,w=[i.prompt,...i.choices.map(x=>x.label)].map(x=>S(x===g?"option-chosen":"option",{label:x})).join("");h=[G(p,S("choice",{name:m,inside:w,text:g}))]}h.length===0&&i.prompt!==void 0&&(h=[G(p,S("placeholder",{text:i.prompt}))]);let d=f&&h.length>0?S("list",{inside:h.map(g=>S("item",{inside:g})).join("")}):h.join("");return i.prompt===void 0?d:S("section",{name:m,inside:d})},table:i=>{let m=(b,w)=>S("cell",{inside:w.map(x=>_(b,x)).join("")}),f=b=>S("row",{inside:b.join("")}),p=f(i.columns.map(b=>m("Table_20_Head",[b]))),h=i.rows.map(b=>f(b.map(w=>m("Table_20_Text",w)))).join(""),d=s.answer(i.id),g=S("table",{name:d.replace("f_","t_"),width:i.isWide?"wide":"tall",label:i.label,count:i.columns.length,head:p,inside:h})+_("Answer","");return i.prompt===void 0?g:S("section",{name:d,inside:g})}},c=n.map(i=>r[i.is](i)).join(""),u={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:c,about:S("meta",u)}}var[ae,Re]=[2e7,4e7],$=class extends Error{},We=Int32Array.from({length:256},(e,t)=>{let n=t;for(let s=0;s<8;s+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),Fe=e=>~e.reduce((t,n)=>t>>>8^We[(t^n)&255],-1)>>>0;async function we(e,t,n){let s=new Blob([e]).stream().pipeThrough(t).getReader(),o=[],l=0;for(;;){let{done:a,value:r}=await s.read();if(a)break;if(l+=r.length,l>n)throw await s.cancel(),new $("too-large");o.push(r)}return new Uint8Array(await new Blob(o).arrayBuffer())}function oe(e,t){let n=new DataView(new ArrayBuffer(e.reduce((o,l)=>o+l,0))),s=0;return e.forEach((o,l)=>{o===2?n.setUint16(s,t[l],!0):n.setUint32(s,t[l],!0),s+=o}),new Uint8Array(n.buffer)}async function ge(e,t){let n=new TextEncoder,s=[],o=[],[l,a]=[0,0];for(let[c,u]of e){let[i,m]=[n.encode(c),n.encode(u)],f=c==="mimetype",p=f?m:await we(m,new CompressionStream("deflate-raw"),1/0),h=[20,2048,f?0:8,0,33,Fe(m),p.length,m.length,i.length];s.push(oe([4,2,2,2,2,2,4,4,4,2,2],[67324752,...h,0]),i,p),o.push(oe([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...h,0,0,0,0,0,l]),i),l+=30+i.length+p.length,a+=46+i.length}let r=oe([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,a,l,0]);return new Blob([...s,...o,r],{type:t})}async function J(e,t){if(e.size>ae)throw new $("too-large");let n=new Uint8Array(await e.arrayBuffer()),s=new DataView(n.buffer),o=n.length-22;for(;o>=0&&o>n.length-65558&&s.getUint32(o,!0)!==101010256;)o-=1;if(o<0||s.getUint32(o,!0)!==101010256)throw new $("damaged");let l=new Map;try{let a=s.getUint32(o+16,!0),r=Re;for(let c=s.getUint16(o+10,!0);c>0;c-=1){if(s.getUint32(a,!0)!==33639248)throw new $("damaged");let[u,i,m]=[s.getUint16(a+10,!0),s.getUint32(a+20,!0),s.getUint32(a+24,!0)],[f,p,h,d]=[s.getUint16(a+28,!0),s.getUint16(a+30,!0),s.getUint16(a+32,!0),s.getUint32(a+42,!0)],g=new TextDecoder().decode(n.subarray(a+46,a+46+f));if(a+=46+f+p+h,t&&!t.includes(g))continue;if(m>r)throw new $("too-large");let b=d+30+s.getUint16(d+26,!0)+s.getUint16(d+28,!0),w=n.subarray(b,b+i);if(u!==0&&u!==8)throw new $("damaged");let x=u===0?w:await we(w,new DecompressionStream("deflate-raw"),r);if(r-=x.length,r<0)throw new $("too-large");l.set(g,new TextDecoder("utf-8",{fatal:!0}).decode(x))}}catch(a){throw a instanceof $?a:new $("damaged")}return l}var Ge=300,E=e=>JSON.stringify(V(e)),V=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function be(e){let[,t,n,s]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let o=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!s||Number(s)>=1&&Number(s)<=o)?[t,n,s].filter(Boolean).join("-"):""}var xe=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function Ve(e,t){let n=e.columns??[],s=(a,r)=>{let c=n.find(u=>u.fills===r);return c?V(U(c.choices,(a[c.id]??"").trim())):""},o=t.every(a=>n.every(r=>r.fills||!(a[r.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(r=>{let[c,u]=[s(r,"title"),be(s(r,"start"))],i=be(s(r,"end"));if(i&&u&&xe(i)[1]<xe(u)[0]&&(i=""),(!c||!u||i!==s(r,"end"))&&(o=!1),!c||!u)return;let m=["place","target_group","lead","output"].map(f=>[f,s(r,f)]).filter(([,f])=>f);return{start:u,lines:[`  - title: ${E(c)}`,`    start: ${u}`,...i?[`    end: ${i}`]:[],...m.map(([f,p])=>`    ${f}: ${E(p)}`)]}}).filter(r=>r!==void 0).sort((r,c)=>r.start<c.start?-1:r.start>c.start?1:0).flatMap(r=>r.lines),isWhole:o};if(e.fills==="indicators"){let a=c=>{let u=/^[0-9.,\s-]+$/.test(c)?K(c):NaN;return Number.isNaN(u)?"":String(u)};return{items:t.map(c=>{let u=s(c,"title"),i=["baseline","target"].map(f=>{let p=a(s(c,f));return s(c,f)&&!p&&(o=!1),[f,p]});if(u||(o=!1),!u)return[];let m=s(c,"unit");return[`  - title: ${E(u)}`,...i.filter(([,f])=>f).map(([f,p])=>`    ${f}: ${p}`),...m?[`    unit: ${E(m)}`]:[]]}).flat(),isWhole:o}}let l=t.map(a=>s(a,"title"));return l.some(a=>!a)&&(o=!1),{items:l.filter(Boolean).map(a=>`  - ${E(a)}`),isWhole:o}}function He(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let a=V(t);return n==="budget"||!a||n==="summary"&&[...a].length>Ge?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${E(a)}`]:[`${n}:`,`  - ${E(a)}`],isWhole:!0}}if(t.every(a=>typeof a=="string")){let a=t.map(r=>V(String(r))).filter(Boolean);return{lines:a.length?[`${n}:`,...a.map(r=>`  - ${E(r)}`)]:[],isWhole:!0}}let s=t.filter(a=>Object.values(a).some(r=>r.trim())),{items:o,isWhole:l}=Ve(e,s);return{lines:o.length?[`${n}:`,...o]:[],isWhole:l}}function ze(e,t){let n=r=>v(V(r));if(typeof t=="string"){let r=e.answer==="scale"?D(e):e.choices;return U(r,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(r=>typeof r=="string"))return t.map(r=>n(String(r))).filter(Boolean).map(r=>`- ${r}`).join(`
`);let s=e.columns??[],o=t.filter(r=>Object.values(r).some(c=>c.trim())),l=s.filter(r=>o.some(c=>(c[r.id]??"").trim())),a=o.map(r=>l.map(c=>U(c.choices,(r[c.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(r=>n(r.title)),l.map(()=>"---"),...a].map(r=>`| ${r.join(" | ")} |`).join(`
`)}function X(e,t,{municipality:n,edition:s}){let o=[`title: ${E(t.title||`${e.title}, ${n}`)}`,`municipality: ${n}`];s&&o.push(`edition: ${s}`),o.push(`template: {id: ${e.id}, version: ${E(t.templateVersion||e.version)}}`);let l=[];for(let a of e.sections){let r=t.answers[a.id];if(O(r))continue;let{lines:c,isWhole:u}=He(a,r);o.push(...c);let i=u?"":ze(a,r);i&&l.push(`## ${v(a.title)}

${i}`)}return`---
${o.join(`
`)}
---
${l.map(a=>`
${a}
`).join("")}`}var qe=["Answer","ListBullet"],ye=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function $e(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new $("damaged");let t=new DOMParser().parseFromString(ye?ye.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new $("damaged");return t.documentElement}async function Y(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),s=n[0]===80&&n[1]===75?await Xe(e,t):await Je(e);if(s.template!==t.id)throw new $("other-template");if(Object.values(s.answers).every(O))throw new $("empty");return s}async function Je(e){if(e.size>ae)throw new $("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new $("no-plan")}if(t?.format!==F||typeof t.answers!="object"||!t.answers)throw new $("no-plan");if(t.formatVersion!==1)throw new $("newer");let n=l=>typeof l=="string",s=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(a=>a&&typeof a=="object"&&Object.values(a).every(n))),o=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>s(l)));return{format:F,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:o}}async function Xe(e,t){let n=await J(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),s=n.has("word/document.xml");if(!s&&!n.has("content.xml"))throw new $("no-plan");let o=$e(n.get(s?"word/document.xml":"content.xml")),l=n.get(s?"docProps/core.xml":"meta.xml"),a=l?$e(l):void 0,r=p=>a?.getElementsByTagName(p)[0]?.textContent?.trim()??"",[c,u]=r(s?"cp:keywords":"meta:keyword").split(" "),i=s?Ye(o):Qe(o),m=Ze(t,i),f=r("dc:title");if(!u&&Object.keys(m).length===0)throw new $("no-plan");return{format:F,formatVersion:1,template:u?c:t.id,templateVersion:u??t.version,title:f===t.title?"":f,answers:m}}var T=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",M=(e,t)=>[...e.children].find(n=>n.localName===t);function Ye(e){let t=[],n=new Map,s=c=>n.set(T(c,"name"),T(c,"id")),o=c=>{for(let[u,i]of n)i===T(c,"id")&&n.delete(u)},l=(c,u,i)=>{let f={style:T(M(M(c,"pPr")??c,"pStyle")??c,"val"),text:"",marks:new Map,values:i},p=(g,b)=>{for(let w of[...g,...n.keys()])f.marks.set(w,(f.marks.get(w)??"")+b)},h=(g,b)=>{f.text+=g,p(b,g)};p(u,"");let d=(g,b)=>{for(let w of g.children){let x=w.localName;x==="bookmarkStart"?(s(w),p(b,"")):x==="bookmarkEnd"?o(w):x==="t"?h(w.textContent??"",b):x==="tab"?h("	",b):x==="br"||x==="cr"?h(`
`,b):x==="r"&&T(M(M(w,"rPr")??w,"rStyle")??w,"val")==="PlaceholderText"?p(b,""):x==="sdt"?d(M(w,"sdtContent")??w,[...b,...a(w,f)]):x!=="pPr"&&x!=="rPr"&&x!=="del"&&d(w,b)}};d(c,u),t.push(f)},a=(c,u)=>{let i=M(c,"sdtPr");if(!i)return[];let m=M(i,"dropDownList")??M(i,"comboBox");m&&(u.values=new Map([...m.children].map(p=>[T(p,"displayText"),T(p,"value")])));let f=M(i,"tag");return f?[`tag:${T(f,"val")}`]:[]},r=(c,u,i)=>{for(let m of c.children){let f=m.localName;if(f==="p")l(m,u,i??new Map);else if(f==="tbl"){let p=[...m.children].filter(h=>h.localName==="tr").map(h=>[...h.children].filter(d=>d.localName==="tc").map(d=>{let g=t.length;return r(d,[],void 0),t.splice(g).map(b=>b.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.keys(),...u].map(h=>[h,""])),rows:p})}else if(f==="sdt"){let p={values:i},h=[...u,...a(m,p)];r(M(m,"sdtContent")??m,h,p.values)}else f==="bookmarkStart"?s(m):f==="bookmarkEnd"?o(m):(f==="body"||f==="ins"||f==="customXml")&&r(m,u,i)}};return r(e,[],void 0),t}function Qe(e){let t=[],n=new Set,s=(l,a)=>{let r={style:"",text:"",marks:new Map},c=m=>{for(let f of[...a,...n])r.marks.set(f,(r.marks.get(f)??"")+m)},u=m=>{r.text+=m,c(m)};c("");let i=m=>{for(let f of m.childNodes){if(f.nodeType===3&&u((f.nodeValue??"").replace(/[\n\r\t ]+/g," ")),f.nodeType!==1)continue;let p=f,h=p.localName;if(h==="s")u(" ".repeat(Math.min(Number(T(p,"c"))||1,1e3)));else if(h==="tab")u("	");else if(h==="line-break")u(`
`);else if(h==="bookmark-start")n.add(T(p,"name")),c("");else if(h==="bookmark-end")n.delete(T(p,"name"));else if(h==="bookmark")r.marks.set(T(p,"name"),"");else if(h==="content-control"&&T(p,"showing-place-holder")==="true"){c("");for(let d of p.getElementsByTagNameNS("*","bookmark-end"))n.delete(T(d,"name"))}else["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(h)||i(p)}};i(l),t.push(r)},o=(l,a)=>{for(let r of l.children){let c=r.localName;if(c==="p"||c==="h")s(r,a);else if(c==="section")o(r,[...a,T(r,"name")]);else if(c==="table"){let u=[...r.getElementsByTagNameNS(r.namespaceURI,"table-row")].map(i=>[...i.children].filter(m=>m.localName==="table-cell").map(m=>{let f=t.length;return o(m,[]),t.splice(f).map(p=>p.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...a,...n].map(i=>[i,""])),rows:u})}else["body","text","list","list-item","list-header","index-body"].includes(c)&&o(r,a)}};return o(e,[]),t}function Ze(e,t){let{sections:n}=R(e),s=new Map(e.sections.map(p=>[p.id,p]));for(let[p,h]of Object.entries(e.moved)){let d=s.get(h);d&&s.set(p,d)}let o=p=>p.startsWith("tag:")?p.slice(4):n.get(p),l=new Set([e.words.write,e.words.choose,e.words.date]),a={},r=new Map,c=new Map,u=p=>l.has(p.trim())?"":p,i=(p,h,d)=>p.set(h,[...p.get(h)??[],d]),m,f;for(let p of t){let h=new Set([...p.marks.keys()].map(o).filter(w=>w!==void 0&&s.has(w))),[d]=h;d!==void 0&&(m=d);let g=p.text.trim(),b=e.sections.find(w=>g===`${w.number} ${w.title}`);if(b&&(f=b.id),p.rows){let w=[m,f].find(k=>k!==void 0&&s.get(k)?.answer==="table"&&!(k in a)),x=s.get(w??"");w!==void 0&&x&&p.rows.every(k=>k.length<=(x.columns??[]).length)&&(a[w]=Ke(x,p.rows));continue}f!==void 0&&h.size===0&&qe.includes(p.style)&&i(c,f,u(p.text));for(let w of h){if(w===void 0||s.get(w)?.answer==="table")continue;let x=u([...p.marks].find(([k,H])=>o(k)===w&&H)?.[1]??"");i(r,w,p.values?.get(x)??x)}}for(let[p,h]of c)!r.has(p)&&s.get(p)?.answer!=="table"&&r.set(p,h);for(let[p,h]of r){let d=s.get(p),g=h.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");d.answer==="list"?a[p]=h.map(b=>b.trim()).filter(Boolean):a[p]=d.answer==="text"?g:ve(d.answer==="scale"?D(d):d.choices,g.trim()),O(a[p])&&delete a[p]}return a}function Ke(e,t){let n=e.columns??[];return t.slice(1).map(o=>Object.fromEntries(n.map((l,a)=>[l.id,ve(l.choices,(o[a]??"").trim())]).filter(([,l])=>l))).filter(o=>Object.keys(o).length>0)}var ve=(e,t)=>e?.find(n=>n.label===t)?.key??t;var et={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},tt={docx:{write:me,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:he,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function Se(e,t,n,s,o){let{write:l,document:a,about:r,body:c}=tt[n],u=l(e,t.title||e.title,ee(e,t,s)),i=o.get(a)??"",m=[i.slice(0,i.indexOf(c[0])+c[0].length),i.slice(i.lastIndexOf(c[1]))];return new Map([...o,[a,m.join(u.document)],[r,u.about]])}var je=(e,t,n)=>ue(ee(e,t,n));async function re(e,t,n,s,o){let l=et[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([je(e,t,s)],{type:l}):ge([...Se(e,t,n,s,await J(await o()))],l)}function Q(e){return typeof e=="string"?e:e.map(t=>typeof t=="string"?t:Object.values(t).join(" · ")).filter(t=>!O(t)).join(`
`)}var Oe=()=>Date.now().toString(36)+Math.random().toString(36).slice(2,8);var j=(e,t)=>e.querySelector(t);function I(e,t={},...n){let s=Object.assign(document.createElement(e),t);return s.append(...n),s}function Z(e,t){return`${(Te(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}var Te=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function ke(e){let{format:t,formatVersion:n,template:s,templateVersion:o,title:l,answers:a}=e.take();return{format:t,formatVersion:n,template:s,templateVersion:o,title:l,answers:a}}var ie=(e,t,n)=>re(e.form,ke(e),t,n,async()=>{let s=await fetch(e.part.dataset.form.replace(/json$/,t));if(!s.ok)throw new Error(`${s.url}: ${s.status}`);return s.blob()});function le(e,t){let n=I("a",{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function Jt(e,t){if(t==="save"||t==="share"){let[n,s]=j(e.part,"#save-as").value.split(" ");t==="save"?(le(await ie(e,n,s==="work"),Z(e,n)),e.saved()):await nt(e,n,s==="work")}else t==="entry"?st(e):t==="use"?rt(e):(t==="take"||t==="leave")&&Ne(e,t==="take")}async function nt(e,t,n){let s=await ie(e,t,n),o=new File([s],Z(e,t),{type:s.type}),l=new File([await ie(e,"txt",!1)],Z(e,"txt"),{type:"text/plain"}),a=[o,l].map(r=>[r]).find(r=>navigator.canShare({files:r}));try{if(!a)throw new Error("nothing can be shared");await navigator.share({files:a}),e.saved(),j(e.part,".told").textContent=e.say("shared")}catch(r){if(r.name==="AbortError")return;le(s,Z(e,t)),e.saved()}}function st(e){let[t,n]=["#entry-place","#entry-edition"].map(a=>j(e.part,a)),s=Te(t.value);if(j(e.part,"[data-entry]").hidden=s!=="",!s){t.focus();return}let o=/^\d{4}$/.test(n.value.trim())?n.value.trim():"",l=X(e.form,ke(e),{municipality:s,edition:o});le(new Blob([l],{type:"text/markdown;charset=utf-8"}),`${s}-${o||e.form.id}.md`)}var P;async function Xt(e){let t=j(e.part,"#open-file"),[n]=t.files??[],s=j(e.part,".opened");if(!n)return;s.classList.remove("wrong");try{P=await Y(n,e.form)}catch(r){s.textContent=e.say(`error-${r instanceof $?r.message:"damaged"}`),s.classList.add("wrong");return}finally{t.value=""}s.textContent="";let o=e.take().answers,l=e.questions.filter(({id:r})=>{let c=P?.answers[r];return!O(o[r])&&!O(c)&&Q(o[r])!==Q(c??"")});if(l.length===0){Ne(e,!0);return}j(e.part,".both-list").replaceChildren(...l.map(r=>ot(e,r)));let a=j(e.part,".both");a.hidden=!1,a.focus()}function ot(e,t){let n=t.title,s={yours:e.plan.answers[t.id],theirs:P?.answers[t.id]},o=["yours","theirs"].map(a=>{let r=I("input",{type:"radio",name:`both_${t.id}`,value:a,checked:a==="yours"});return I("label",{className:"choice"},r," ",I("strong",{textContent:e.say(a)}),I("span",{className:"answer-text",textContent:Q(s[a]??"")}))}),l=I("fieldset",{},I("legend",{textContent:n}),...o);return l.dataset.both=t.id,l}function Ne(e,t){let n=j(e.part,".both"),s=j(e.part,".opened");if(t&&P){let o=new Set([...n.querySelectorAll("[data-both]")].filter(c=>!n.hidden&&c.querySelector("input[value=yours]:checked")).map(c=>c.dataset.both)),l=Object.entries(P.answers).filter(([c,u])=>!o.has(c)&&!O(u)),a={...e.plan,title:e.plan.title||P.title,answers:{...e.plan.answers,...Object.fromEntries(l)},changed:e.plan.changed||new Date().toISOString()},r=P.templateVersion||e.form.version;e.show({...a,templateVersion:r}),e.changed(),e.keep(),s.textContent=e.say("opened",{number:l.length})}P=void 0,n.hidden=!0,j(e.part,"#open-file").focus()}var A;async function Yt(e,t){let n=t.get("use");if(n){let c=await fetch(e.part.dataset.cases),u=c.ok?(await c.json()).cases:{};if(!Object.hasOwn(u,n))return;let{title:i,address:m}=u[n],f=new URL(document.documentElement.dataset.root+m,location.href).href;A={title:i.text,texts:`${i.text}
${f}`}}else{let c=at(t.get("begin")??"");if(c.size===0)return;A={title:[...c.values()].flat().join(" "),texts:c}}let[s,o]=["#use-plan","#use-section"].map(c=>j(e.part,c)),l=e.store?.list(e.form.id)??[];s.replaceChildren(...l.map(c=>new Option(c.title||e.say("unnamed"),c.id)),new Option(e.say("new"),""));let a=e.questions.filter(({kind:c})=>c==="text"||c==="list"||c==="table");o.replaceChildren(...a.map(c=>new Option(c.title,c.id))),o.closest(".field").hidden=!n;let r=j(e.part,".use");j(r,"[data-text]").textContent=A.title,r.hidden=!1,r.focus()}function at(e){let t=new Map;try{for(let[n,s]of JSON.parse(sessionStorage.getItem(e)??"[]"))t.set(n,[...t.get(n)??[],s])}catch{}return t}function rt(e){let[t,n]=["#use-plan","#use-section"].map(a=>j(e.part,a));if(!A)return;e.keep();let s=e.store?.load(e.form.id,t.value)??{...e.fresh(),id:Oe()};e.show(s);let o=typeof A.texts=="string"?new Map([[n.value,[A.texts]]]):A.texts,l;for(let[a,r]of o){let c=e.questions.find(i=>i.id===a);if(!c)continue;let u=c.answer;if(c.kind==="text")c.answer=[u,...r].filter(i=>!O(i)).join(`
`);else if(c.kind==="list")c.answer=[...u.filter(i=>i.trim()),...r.map(i=>i.replace(`
`,": "))];else if(c.kind==="table"){let i=c.cells(c.items[0]).find(({kind:m})=>m==="text")?.column??"";c.answer=[...u.filter(m=>!O([m])),...r.map(m=>({[i]:m}))]}l=c}history.replaceState(null,"",`#plan=${e.plan.id}`),e.changed(),e.keep(),j(e.part,".use").hidden=!0,l&&(e.tell(e.say("used",{title:A.title,section:l.title}),!1),l.part.scrollIntoView(),l.part.querySelector("textarea, input")?.focus()),A=void 0}export{Jt as act,X as entry,re as make,Xt as open,Se as parts,Y as read,je as text,Yt as use};
