// Made from themes/pearls/scripts, see CONTRIBUTING.md
var H="pearls-plan",z=e=>!e.trim();function O(e){return e===void 0?!0:typeof e=="string"?z(e):e.every(t=>typeof t=="string"?z(t):Object.values(t).every(z))}function J(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),r=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,a=[...t].map((l,o)=>l==="."||l===","?r&&o===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(a)?Number(a):NaN}function fe(e){let t=e.filter(o=>!z(o)).map(J);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((o,i)=>o+i,0)*100),[r,a]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(r).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${a?`.${String(a).padStart(2,"0")}`:""}`}var L=(e,t)=>e?.find(n=>n.key===t)?.label??t,R=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var Le=7,[Ue,Ce]=[4,2];function ne(e,t,n){let r=e.sections.filter(o=>n||!O(t.answers[o.id])),a=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?a.push(...[e.words.intro,e.words.keep,e.address].map(o=>({is:"note",text:o}))):a.push({is:"contents",label:e.words.contents,items:r.map(o=>[o.id,he(o)])});let l;for(let o of r)o.group!==void 0&&o.group!==l&&a.push({is:"heading",id:`group-${o.id}`,level:1,text:o.group,isWide:!1}),l=o.group,a.push(...Ie(e,t,o,n));return n||a.push(...["place","name","signature"].map(o=>({is:"signature",text:e.words[o]}))),a}var he=e=>`${e.number} ${e.title}`;function Ie(e,t,n,r){let a=t.answers[n.id],l=(n.columns??[]).length>Le,o=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:he(n),isWide:l}];return r&&(o.push({is:"question",text:n.question}),o.push(...n.guidance.map(i=>({is:"guidance",text:i})),...n.hints.map(i=>({is:"hint",text:i}))),o.push(...(n.levels??[]).map((i,c)=>({is:"level",number:c,text:i,isChosen:typeof a=="string"&&a.trim()===String(c)})))),o.push(n.answer==="table"?De(e,a,n,r,l):Be(e,a,n,r)),o}function Be(e,t,n,r){let a=typeof t=="string"?t.trim().split(`
`):(t??[]).map(s=>typeof s=="string"?s.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?R(n):n.choices??[],o=a.filter(s=>s.trim()),i={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",c=o.length===0?[]:n.answer==="text"?a:n.answer==="list"?o.map(s=>L(l,s)):[L(l,a.join(" "))],m=e.words[i==="date"?"date":i==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:i,choices:l,lines:c,prompt:r?m:void 0}}function De(e,t,n,r,a){let l=(Array.isArray(t)?t:[]).filter(s=>typeof s=="object"&&Object.values(s).some(p=>p.trim())),o=n.columns??[],i=o.filter(s=>r||l.some(p=>p[s.id]?.trim())),c=i.length>0?i:o,m=l.map(s=>c.map(p=>L(p.choices,(s[p.id]??"").trim()).split(`
`)));if(r)for(let s=m.length===0?Ue:Ce;s>0;s-=1)m.push(c.map(()=>[""]));else{let s=c.map(p=>p.answer==="amount"?fe(l.map(u=>u[p.id]??"")):"");s.some(Boolean)&&m.push(s.map((p,u)=>[u===0&&!p?e.words.sum:p]))}return{is:"table",id:n.id,label:n.title,columns:c.map(s=>s.title),rows:m,isWide:a,prompt:r?e.words.answer:void 0}}var we=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var se=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function W(e){let t=new Map,n=new Set;for(let{id:r}of e.sections){let a=se(r,38);for(let l=2;n.has(a);l+=1){let o=`_${l}`;a=se(r,38-o.length)+o}n.add(a),t.set(r,a)}return{answer:r=>`f_${t.get(r)??""}`,heading:r=>`s_${t.get(r)??se(r,38)}`,sections:new Map([...t].map(([r,a])=>[`f_${a}`,r]))}}var oe=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function X(e){let t=new Map,n;for(let r of e.split(`
`)){let a=r.trim();if(a.startsWith("== "))n=a.slice(3),t.set(n,"");else if(n&&a){let l=t.get(n),o=!a.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+o+a)}}return(r,a={})=>t.get(r).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,o,i)=>o?String(a[o]??""):oe(a[i]??""))}var[We,Fe]=[9298,14570],x=X(we),F=e=>x("run",{text:e}),I=(e,t)=>x("paragraph",{style:e,inside:t}),_=(e,t)=>I(e,F(t));function ge(e,t,n){let r=W(e),[a,l]=[0,!1],o=()=>a+=1,i=(d,w)=>x("mark",{number:o(),name:d,inside:w}),c=d=>{if(l===d)return"";let w=x(l?"page-wide":"page-tall");return l=d,x("break",{page:w})},m=(d,w,g)=>{let y=d.kind==="amount"?x("control-plain"):d.kind==="date"?x("control-date",{lang:e.lang}):d.kind==="choice"?x("control-choice",{inside:d.choices.map(N=>x("control-option",{label:N.label,value:N.key})).join("")}):x("control-text");return x("control",{label:d.label,id:d.id,number:o(),empty:g,kind:y,inside:w})},u={title:({text:d})=>_("Title",d),subtitle:({text:d})=>_("Subtitle",d),note:({text:d})=>_("Guidance",d),guidance:({text:d})=>_("Guidance",d),question:({text:d})=>_("Question",d),hint:({text:d})=>_("Hint",d),signature:({text:d})=>I("Signature",F(`${d} `)+x("tab")),level:({number:d,isChosen:w,text:g})=>_("Guidance",`${w?"☒":"☐"} ${d} · ${g}`),contents:({label:d,items:w})=>_("Question",d)+w.map(([g,y])=>I("TOC1",x("link",{name:r.heading(g),text:y}))).join(""),heading:d=>c(d.isWide)+I(`Heading${d.level}`,i(r.heading(d.id),F(d.text))),field:d=>{let w=d.kind==="list"?"ListBullet":"Answer";if(d.prompt===void 0)return d.lines.map(P=>_(w,P)).join("");let g=r.answer(d.id);if(d.lines.length>1){let P=o(),me=d.lines.map((C,D)=>I(w,(D===0?x("mark-start",{number:P,name:g}):"")+F(C)+(D===d.lines.length-1?x("mark-end",{number:P}):"")));return m(d,me.join(""),"")}let[y]=d.lines,N=y===void 0?m(d,x("placeholder",{text:d.prompt}),x("control-empty")):m(d,F(y),"");return I(w,i(g,N))},table:d=>{let w=d.isWide?Fe:We,g=Math.floor(w/Math.max(d.columns.length,1)),y=(C,D)=>x("cell",{width:g,inside:D.map(Pe=>_(C,Pe)).join("")}),N=x("head-row",{inside:d.columns.map(C=>y("TableHead",[C])).join("")}),P=d.rows.map(C=>x("row",{inside:C.map(D=>y("TableText",D)).join("")}));return(d.prompt===void 0?"":I("Hint",i(r.answer(d.id),F(d.prompt))))+x("table",{label:d.label,width:w,columns:x("column",{width:g}).repeat(d.columns.length),inside:N+P.join("")})+_("Answer","")}},h=n.map(d=>u[d.is](d)).join("")+c(!1)+x("page-tall"),f={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:h,about:x("core",f)}}function $(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function be(e){let t={title:({text:a})=>`# ${$(a)}`,subtitle:({text:a})=>$(a),note:({text:a})=>$(a),guidance:({text:a})=>$(a),question:({text:a})=>`**${$(a)}**`,hint:({text:a})=>`*${$(a)}*`,level:({number:a,isChosen:l,text:o})=>`- [${l?"x":" "}] ${a} · ${$(o)}`,contents:({label:a,items:l})=>`**${$(a)}**
${l.map(([,o])=>`
- ${$(o)}`).join("")}`,heading:({level:a,text:l})=>`${"#".repeat(a+1)} ${$(l)}`,signature:({text:a})=>`${$(a)}: ____________________`,field:({kind:a,lines:l,prompt:o})=>l.length===0?o===void 0?"":`[${o}]`:a==="list"?l.map(i=>`- ${$(i)}`).join(`
`):l.filter(i=>i.trim()).map($).join(`

`),table:({columns:a,rows:l})=>[a.map($),a.map(()=>"---"),...l.map(o=>o.map(i=>i.map($).join("<br>")))].map(o=>`| ${o.join(" | ")} |`).join(`
`)},n="",r;for(let a of e){let l=t[a.is](a);l&&(n+=(n?a.is==="level"&&r==="level"?`
`:`

`:"")+l,r=a.is)}return`${n}
`}var xe=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
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
`;var v=X(xe);function ae(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return v("tab");if(t===`
`)return v("line-break");if(t[0]!==" ")return oe(t);let a=n===0||n+t.length===e.length?0:1;return" ".repeat(a)+(t.length>a?v("spaces",{count:t.length-a}):"")})}var q=(e,t)=>v("paragraph",{style:e,inside:t}),E=(e,t)=>q(e,ae(t));function ye(e,t,n){let r=W(e),a=!1,i={title:({text:s})=>E("Title",s),subtitle:({text:s})=>E("Subtitle",s),note:({text:s})=>E("Guidance",s),guidance:({text:s})=>E("Guidance",s),question:({text:s})=>E("Question",s),hint:({text:s})=>E("Hint",s),signature:({text:s})=>q("Sign_20_Here",ae(`${s} `)+v("tab")),level:({number:s,isChosen:p,text:u})=>E("Guidance",`${p?"☒":"☐"} ${s} · ${u}`),contents:({label:s,items:p})=>E("Question",s)+p.map(([u,h])=>q("Contents_20_1",v("link",{name:r.heading(u),text:h}))).join(""),heading:s=>{let p=a===s.isWide?`Heading_20_${s.level}`:`Heading-${s.level}-${s.isWide?"wide":"tall"}`;return a=s.isWide,v("heading",{style:p,level:s.level,name:r.heading(s.id),inside:ae(s.text)})},field:s=>{let p=r.answer(s.id),u=s.kind==="list",h=u?"List_20_Bullet":"Answer",f=s.lines.map(w=>E(h,w));if(s.kind==="choice"&&s.prompt!==void 0){let w=s.lines[0]??s.prompt,g=s.choices.map(y=>v(y.label===w?"option-chosen":"option",{label:y.label})).join("");f=[q(h,v("choice",{name:p,inside:g,text:w}))]}f.length===0&&s.prompt!==void 0&&(f=[q(h,v("placeholder",{text:s.prompt}))]);let d=u&&f.length>0?v("list",{inside:f.map(w=>v("item",{inside:w})).join("")}):f.join("");return s.prompt===void 0?d:v("section",{name:p,inside:d})},table:s=>{let p=(g,y)=>v("cell",{inside:y.map(N=>E(g,N)).join("")}),u=g=>v("row",{inside:g.join("")}),h=u(s.columns.map(g=>p("Table_20_Head",[g]))),f=s.rows.map(g=>u(g.map(y=>p("Table_20_Text",y)))).join(""),d=r.answer(s.id),w=v("table",{name:d.replace("f_","t_"),width:s.isWide?"wide":"tall",label:s.label,count:s.columns.length,head:h,inside:f})+E("Answer","");return s.prompt===void 0?w:v("section",{name:d,inside:w})}},c=n.map(s=>i[s.is](s)).join(""),m={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:c,about:v("meta",m)}}var[ie,Ve]=[2e7,4e7],b=class extends Error{},He=Int32Array.from({length:256},(e,t)=>{let n=t;for(let r=0;r<8;r+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),qe=e=>~e.reduce((t,n)=>t>>>8^He[(t^n)&255],-1)>>>0;async function $e(e,t,n){let r=new Blob([e]).stream().pipeThrough(t).getReader(),a=[],l=0;for(;;){let{done:o,value:i}=await r.read();if(o)break;if(l+=i.length,l>n)throw await r.cancel(),new b("too-large");a.push(i)}return new Uint8Array(await new Blob(a).arrayBuffer())}function re(e,t){let n=new DataView(new ArrayBuffer(e.reduce((a,l)=>a+l,0))),r=0;return e.forEach((a,l)=>{a===2?n.setUint16(r,t[l],!0):n.setUint32(r,t[l],!0),r+=a}),new Uint8Array(n.buffer)}async function ve(e,t){let n=new TextEncoder,r=[],a=[],[l,o]=[0,0];for(let[c,m]of e){let[s,p]=[n.encode(c),n.encode(m)],u=c==="mimetype",h=u?p:await $e(p,new CompressionStream("deflate-raw"),1/0),f=[20,2048,u?0:8,0,33,qe(p),h.length,p.length,s.length];r.push(re([4,2,2,2,2,2,4,4,4,2,2],[67324752,...f,0]),s,h),a.push(re([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...f,0,0,0,0,0,l]),s),l+=30+s.length+h.length,o+=46+s.length}let i=re([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,o,l,0]);return new Blob([...r,...a,i],{type:t})}async function Y(e,t){if(e.size>ie)throw new b("too-large");let n=new Uint8Array(await e.arrayBuffer()),r=new DataView(n.buffer),a=n.length-22;for(;a>=0&&a>n.length-65558&&r.getUint32(a,!0)!==101010256;)a-=1;if(a<0||r.getUint32(a,!0)!==101010256)throw new b("damaged");let l=new Map;try{let o=r.getUint32(a+16,!0),i=Ve;for(let c=r.getUint16(a+10,!0);c>0;c-=1){if(r.getUint32(o,!0)!==33639248)throw new b("damaged");let[m,s,p]=[r.getUint16(o+10,!0),r.getUint32(o+20,!0),r.getUint32(o+24,!0)],[u,h,f,d]=[r.getUint16(o+28,!0),r.getUint16(o+30,!0),r.getUint16(o+32,!0),r.getUint32(o+42,!0)],w=new TextDecoder().decode(n.subarray(o+46,o+46+u));if(o+=46+u+h+f,t&&!t.includes(w))continue;if(p>i)throw new b("too-large");let g=d+30+r.getUint16(d+26,!0)+r.getUint16(d+28,!0),y=n.subarray(g,g+s);if(m!==0&&m!==8)throw new b("damaged");let N=m===0?y:await $e(y,new DecompressionStream("deflate-raw"),i);if(i-=N.length,i<0)throw new b("too-large");l.set(w,new TextDecoder("utf-8",{fatal:!0}).decode(N))}}catch(o){throw o instanceof b?o:new b("damaged")}return l}var je=300,S=e=>JSON.stringify(k(e)),k=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function G(e){let[,t,n,r]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let a=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!r||Number(r)>=1&&Number(r)<=a)?[t,n,r].filter(Boolean).join("-"):""}var Se=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function ze(e,t){let n=e.columns??[],r=(o,i)=>{let c=n.find(m=>m.fills===i);return c?k(L(c.choices,(o[c.id]??"").trim())):""},a=t.every(o=>n.every(i=>i.fills||!(o[i.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(i=>{let[c,m]=[r(i,"title"),G(r(i,"start"))],s=G(r(i,"end"));if(s&&m&&Se(s)[1]<Se(m)[0]&&(s=""),(!c||!m||s!==r(i,"end"))&&(a=!1),!c||!m)return;let p=["place","target_group","lead","output"].map(u=>[u,r(i,u)]).filter(([,u])=>u);return{start:m,lines:[`  - title: ${S(c)}`,`    start: ${m}`,...s?[`    end: ${s}`]:[],...p.map(([u,h])=>`    ${u}: ${S(h)}`)]}}).filter(i=>i!==void 0).sort((i,c)=>i.start<c.start?-1:i.start>c.start?1:0).flatMap(i=>i.lines),isWhole:a};if(e.fills==="indicators"){let o=c=>{let m=/^[0-9.,\s-]+$/.test(c)?J(c):NaN;return Number.isNaN(m)?"":String(m)};return{items:t.map(c=>{let m=r(c,"title"),s=["baseline","target"].map(u=>{let h=o(r(c,u));return r(c,u)&&!h&&(a=!1),[u,h]});if(m||(a=!1),!m)return[];let p=r(c,"unit");return[`  - title: ${S(m)}`,...s.filter(([,u])=>u).map(([u,h])=>`    ${u}: ${h}`),...p?[`    unit: ${S(p)}`]:[]]}).flat(),isWhole:a}}let l=t.map(o=>r(o,"title"));return l.some(o=>!o)&&(a=!1),{items:l.filter(Boolean).map(o=>`  - ${S(o)}`),isWhole:a}}function Je(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let o=k(t);return n==="budget"||!o||n==="summary"&&[...o].length>je?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${S(o)}`]:[`${n}:`,`  - ${S(o)}`],isWhole:!0}}if(t.every(o=>typeof o=="string")){let o=t.map(i=>k(String(i))).filter(Boolean);return{lines:o.length?[`${n}:`,...o.map(i=>`  - ${S(i)}`)]:[],isWhole:!0}}let r=t.filter(o=>Object.values(o).some(i=>i.trim())),{items:a,isWhole:l}=ze(e,r);return{lines:a.length?[`${n}:`,...a]:[],isWhole:l}}function Oe(e,t){let n=i=>$(k(i));if(typeof t=="string"){let i=e.answer==="scale"?R(e):e.choices;return L(i,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(i=>typeof i=="string"))return t.map(i=>n(String(i))).filter(Boolean).map(i=>`- ${i}`).join(`
`);let r=e.columns??[],a=t.filter(i=>Object.values(i).some(c=>c.trim())),l=r.filter(i=>a.some(c=>(c[i.id]??"").trim())),o=a.map(i=>l.map(c=>L(c.choices,(i[c.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(i=>n(i.title)),l.map(()=>"---"),...o].map(i=>`| ${i.join(" | ")} |`).join(`
`)}var Te=e=>e.map(([t,n])=>`
## ${$(t)}

${n}
`).join(""),V=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function le(e,t){let n=[],r=[],a=s=>t.answers[s],l=s=>k(typeof a(s)=="string"?String(a(s)):""),o=s=>Array.isArray(a(s))?a(s):[],i=s=>(Array.isArray(a(s))?a(s):[]).map(p=>k(p)).filter(Boolean),[c,m]=[G(l("start")),G(l("end"))];for(let s of e.sections){let{id:p,field:u}=s;if(!O(a(p)))if(!u)r.push([s.title,Oe(s,a(p))]);else if(u==="municipalities")n.push(`municipalities: [${i(p).map(V).filter(Boolean).join(", ")}]`);else if(u==="start")n.push(...c?[`period: ${m?m===c?c:`${c}/${m}`:`${c}/..`}`]:[]);else if(u==="summary")n.push(`summary: ${S([...l(p)].slice(0,je).join(""))}`);else if(u==="contact")n.push(`contact: {role: ${S(l(p))}}`);else if(u==="results"){let h=o(p).filter(f=>k(f.indicator??"")).map(f=>{let d=/^[0-9.,\s-]+$/.test(f.value??"")?J(f.value):NaN,w=[Number.isNaN(d)?"":`value: ${d}`,k(f.unit??"")&&`unit: ${S(f.unit)}`,G(f.date)&&`date: ${G(f.date)}`].filter(Boolean),g=Number.isNaN(d)&&k(f.value??"")?`${f.indicator}: ${f.value}`:f.indicator;return`  - {indicator: ${[S(g),...w].join(", ")}}`});h.length&&n.push("results:",...h)}else if(u==="sources"){let h=o(p).filter(f=>k(f.title??"")||k(f.url??"")).map(f=>`  - {title: ${S(f.title||f.url)}${/^https?:\/\/\S+$/.test((f.url??"").trim())?`, url: ${S(f.url)}`:""}}`);h.length&&n.push("sources:",...h)}else if(s.choices&&s.answer==="list"){let h=i(p).filter(f=>s.choices?.some(d=>d.key===f));h.length&&n.push(`${u}: [${[...new Set(h)].join(", ")}]`)}else s.answer==="list"?n.push(`${u}:`,...i(p).map(h=>`  - ${S(h)}`)):s.answer==="choice"?n.push(`${u}: ${l(p)}`):u!=="end"&&l(p)&&n.push(`${u}: ${S(l(p))}`)}return`---
${n.join(`
`)}
---
${Te(r)}`}function Q(e,t,{municipality:n,edition:r}){let a=[`title: ${S(t.title||`${e.title}, ${n}`)}`,`municipality: ${n}`];r&&a.push(`edition: ${r}`),a.push(`template: {id: ${e.id}, version: ${S(t.templateVersion||e.version)}}`);let l=[];for(let o of e.sections){let i=t.answers[o.id];if(O(i))continue;let{lines:c,isWhole:m}=Je(o,i);a.push(...c);let s=m?"":Oe(o,i);s&&l.push([o.title,s])}return`---
${a.join(`
`)}
---
${Te(l)}`}var Ne=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function ke(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new b("damaged");let t=new DOMParser().parseFromString(Ne?Ne.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new b("damaged");return t.documentElement}async function Z(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),r=n[0]===80&&n[1]===75?await Ye(e,t):await Xe(e);if(r.template!==t.id)throw new b("other-template");if(Object.values(r.answers).every(O))throw new b("empty");return r}async function Xe(e){if(e.size>ie)throw new b("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new b("no-plan")}if(t?.format!==H||typeof t.answers!="object"||!t.answers)throw new b("no-plan");if(t.formatVersion!==1)throw new b("newer");let n=l=>typeof l=="string",r=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(o=>o&&typeof o=="object"&&Object.values(o).every(n))),a=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>r(l)));return{format:H,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:a}}async function Ye(e,t){let n=await Y(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),r=n.has("word/document.xml");if(!r&&!n.has("content.xml"))throw new b("no-plan");let a=ke(n.get(r?"word/document.xml":"content.xml")),l=n.get(r?"docProps/core.xml":"meta.xml"),o=l?ke(l):void 0,i=h=>o?.getElementsByTagName(h)[0]?.textContent?.trim()??"",[c,m]=i(r?"cp:keywords":"meta:keyword").split(" "),s=r?Qe(a):Ze(a),p=Ke(t,s),u=i("dc:title");if(!m&&Object.keys(p).length===0)throw new b("no-plan");return{format:H,formatVersion:1,template:m?c:t.id,templateVersion:m??t.version,title:u===t.title?"":u,answers:p}}var j=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",A=(e,t)=>[...e.children].find(n=>n.localName===t);function Qe(e){let t=[],n=new Map,r=(o,i,c)=>{let s={style:j(A(A(o,"pPr")??o,"pStyle")??o,"val"),text:"",marks:new Map,values:c},p=(f,d)=>{for(let w of[...f,...n.values()])s.marks.set(w,(s.marks.get(w)??"")+d)},u=(f,d)=>{s.text+=f,p(d,f)};p(i,"");let h=(f,d)=>{for(let w of f.children){let g=w.localName;g==="bookmarkStart"?(n.set(j(w,"id"),j(w,"name")),p(d,"")):g==="bookmarkEnd"?n.delete(j(w,"id")):g==="t"?u(w.textContent??"",d):g==="tab"?u("	",d):g==="br"||g==="cr"?u(`
`,d):g==="r"&&j(A(A(w,"rPr")??w,"rStyle")??w,"val")==="PlaceholderText"?p(d,""):g==="sdt"?h(A(w,"sdtContent")??w,[...d,...a(w,s)]):g!=="pPr"&&g!=="rPr"&&g!=="del"&&h(w,d)}};h(o,i),t.push(s)},a=(o,i)=>{let c=A(o,"sdtPr");if(!c)return[];let m=A(c,"dropDownList")??A(c,"comboBox");m&&(i.values=new Map([...m.children].map(p=>[j(p,"displayText"),j(p,"value")])));let s=A(c,"tag");return s?[`tag:${j(s,"val")}`]:[]},l=(o,i,c)=>{for(let m of o.children){let s=m.localName;if(s==="p")r(m,i,c??new Map);else if(s==="tbl"){let p=[...m.children].filter(u=>u.localName==="tr").map(u=>[...u.children].filter(h=>h.localName==="tc").map(h=>{let f=t.length;return l(h,[],void 0),t.splice(f).map(d=>d.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.values(),...i].map(u=>[u,""])),rows:p})}else if(s==="sdt"){let p={values:c},u=[...i,...a(m,p)];l(A(m,"sdtContent")??m,u,p.values)}else s==="bookmarkStart"?n.set(j(m,"id"),j(m,"name")):s==="bookmarkEnd"?n.delete(j(m,"id")):(s==="body"||s==="ins"||s==="customXml")&&l(m,i,c)}};return l(e,[],void 0),t}function Ze(e){let t=[],n=new Set,r=(l,o)=>{let i={style:j(l,"style-name"),text:"",marks:new Map},c=p=>{for(let u of[...o,...n])i.marks.set(u,(i.marks.get(u)??"")+p)},m=p=>{i.text+=p,c(p)};c("");let s=p=>{for(let u of p.childNodes){if(u.nodeType===3&&m((u.nodeValue??"").replace(/[\n\r\t ]+/g," ")),u.nodeType!==1)continue;let h=u,f=h.localName;f==="s"?m(" ".repeat(Math.min(Number(j(h,"c"))||1,1e3))):f==="tab"?m("	"):f==="line-break"?m(`
`):f==="bookmark-start"?(n.add(j(h,"name")),c("")):f==="bookmark-end"?n.delete(j(h,"name")):f==="bookmark"?i.marks.set(j(h,"name"),""):f==="content-control"&&j(h,"showing-place-holder")==="true"?c(""):["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(f)||s(h)}};s(l),t.push(i)},a=(l,o)=>{for(let i of l.children){let c=i.localName;if(c==="p"||c==="h")r(i,o);else if(c==="section")a(i,[...o,j(i,"name")]);else if(c==="table"){let m=[...i.getElementsByTagNameNS(i.namespaceURI,"table-row")].map(s=>[...s.children].filter(p=>p.localName==="table-cell").map(p=>{let u=t.length;return a(p,[]),t.splice(u).map(h=>h.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...o,...n].map(s=>[s,""])),rows:m})}else["body","text","list","list-item","list-header","index-body"].includes(c)&&a(i,o)}};return a(e,[]),t}function Ke(e,t){let{sections:n}=W(e),r=new Map(e.sections.map(s=>[s.id,s]));for(let[s,p]of Object.entries(e.moved)){let u=r.get(p);u&&r.set(s,u)}let a=s=>s.startsWith("tag:")?s.slice(4):n.get(s),l=new Set([e.words.write,e.words.choose,e.words.date]),o={},i=new Map,c,m;for(let s of t){let p=new Set([...s.marks.keys()].map(a).filter(d=>d!==void 0&&r.has(d))),[u]=p;u!==void 0&&(c=u);let h=s.text.trim(),f=e.sections.find(d=>h===`${d.number} ${d.title}`);if(f&&(m=f.id),s.rows){let d=[c,m].find(g=>g!==void 0&&r.get(g)?.answer==="table"&&!(g in o)),w=r.get(d??"");d!==void 0&&w&&s.rows.every(g=>g.length<=(w.columns??[]).length)&&(o[d]=et(w,s.rows));continue}for(let d of p){if(d===void 0||r.get(d)?.answer==="table")continue;let w=[...s.marks].find(([N,P])=>a(N)===d&&P)?.[1]??"",g=l.has(w.trim())?"":w,y=i.get(d)??[];y.push(s.values?.get(g)??g),i.set(d,y)}}for(let[s,p]of i){let u=r.get(s),h=p.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");u.answer==="list"?o[s]=p.map(f=>ce(u.choices,f.trim())).filter(Boolean):o[s]=u.answer==="text"?h:ce(u.answer==="scale"?R(u):u.choices,h.trim()),O(o[s])&&delete o[s]}return o}function et(e,t){let n=e.columns??[];return t.slice(1).map(a=>Object.fromEntries(n.map((l,o)=>[l.id,ce(l.choices,(a[o]??"").trim())]).filter(([,l])=>l))).filter(a=>Object.keys(a).length>0)}var ce=(e,t)=>e?.find(n=>n.label===t)?.key??t;var tt={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},nt={docx:{write:ge,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:ye,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function _e(e,t,n,r,a){let{write:l,document:o,about:i,body:c}=nt[n],m=l(e,t.title||e.title,ne(e,t,r)),s=a.get(o)??"",p=[s.slice(0,s.indexOf(c[0])+c[0].length),s.slice(s.lastIndexOf(c[1]))];return new Map([...a,[o,p.join(m.document)],[i,m.about]])}var Ee=(e,t,n)=>be(ne(e,t,n));async function de(e,t,n,r,a){let l=tt[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([Ee(e,t,r)],{type:l}):ve([..._e(e,t,n,r,await Y(await a()))],l)}function K(e){return typeof e=="string"?e:e.map(t=>typeof t=="string"?t:Object.values(t).join(" · ")).filter(t=>!O(t)).join(`
`)}var Ae=()=>Date.now().toString(36)+Math.random().toString(36).slice(2,8);var T=(e,t)=>e.querySelector(t);function B(e,t={},...n){let r=Object.assign(document.createElement(e),t);return r.append(...n),r}function ee(e,t){return`${(V(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}function pe(e){let{format:t,formatVersion:n,template:r,templateVersion:a,title:l,answers:o}=e.take();return{format:t,formatVersion:n,template:r,templateVersion:a,title:l,answers:o}}var ue=(e,t,n)=>de(e.form,pe(e),t,n,async()=>{let r=await fetch(e.part.dataset.form.replace(/json$/,t));if(!r.ok)throw new Error(`${r.url}: ${r.status}`);return r.blob()});function te(e,t){let n=B("a",{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function Xt(e,t){if(t==="save"||t==="share"){let[n,r]=T(e.part,"#save-as").value.split(" ");t==="save"?(te(await ue(e,n,r==="work"),ee(e,n)),e.saved()):await st(e,n,r==="work")}else t==="entry"?ot(e):t==="use"?it(e):(t==="take"||t==="leave")&&Me(e,t==="take")}async function st(e,t,n){let r=await ue(e,t,n),a=new File([r],ee(e,t),{type:r.type}),l=new File([await ue(e,"txt",!1)],ee(e,"txt"),{type:"text/plain"}),o=[a,l].map(i=>[i]).find(i=>navigator.canShare({files:i}));try{if(!o)throw new Error("nothing can be shared");await navigator.share({files:o}),e.saved(),T(e.part,".told").textContent=e.say("shared")}catch(i){if(i.name==="AbortError")return;te(r,ee(e,t)),e.saved()}}function ot(e){if(e.form.id==="case-study"){let o=pe(e),i=V(String(o.answers.title??""))||"case-study";te(new Blob([le(e.form,o)],{type:"text/markdown;charset=utf-8"}),`${i.slice(0,60)}.md`);return}let[t,n]=["#entry-place","#entry-edition"].map(o=>T(e.part,o)),r=V(t.value);if(T(e.part,"[data-entry]").hidden=r!=="",!r){t.focus();return}let a=/^\d{4}$/.test(n.value.trim())?n.value.trim():"",l=Q(e.form,pe(e),{municipality:r,edition:a});te(new Blob([l],{type:"text/markdown;charset=utf-8"}),`${r}-${a||e.form.id}.md`)}var U;async function Yt(e){let t=T(e.part,"#open-file"),[n]=t.files??[],r=T(e.part,".opened");if(!n)return;r.classList.remove("wrong");try{U=await Z(n,e.form)}catch(i){r.textContent=e.say(`error-${i instanceof b?i.message:"damaged"}`),r.classList.add("wrong");return}finally{t.value=""}r.textContent="";let a=e.take().answers,l=e.questions.filter(({id:i})=>{let c=U?.answers[i];return!O(a[i])&&!O(c)&&K(a[i])!==K(c??"")});if(l.length===0){Me(e,!0);return}T(e.part,".both-list").replaceChildren(...l.map(i=>at(e,i)));let o=T(e.part,".both");o.hidden=!1,o.focus()}function at(e,t){let n=t.title,r={yours:e.plan.answers[t.id],theirs:U?.answers[t.id]},a=["yours","theirs"].map(o=>{let i=B("input",{type:"radio",name:`both_${t.id}`,value:o,checked:o==="yours"});return B("label",{className:"choice"},i," ",B("strong",{textContent:e.say(o)}),B("span",{className:"answer-text",textContent:K(r[o]??"")}))}),l=B("fieldset",{},B("legend",{textContent:n}),...a);return l.dataset.both=t.id,l}function Me(e,t){let n=T(e.part,".both"),r=T(e.part,".opened");if(t&&U){let a=new Set([...n.querySelectorAll("[data-both]")].filter(c=>!n.hidden&&c.querySelector("input[value=yours]:checked")).map(c=>c.dataset.both)),l=Object.entries(U.answers).filter(([c,m])=>!a.has(c)&&!O(m)),o={...e.plan,title:e.plan.title||U.title,answers:{...e.plan.answers,...Object.fromEntries(l)},changed:e.plan.changed||new Date().toISOString()},i=U.templateVersion||e.form.version;e.show({...o,templateVersion:i}),e.changed(),e.keep(),r.textContent=e.say("opened",{number:l.length})}U=void 0,n.hidden=!0,T(e.part,"#open-file").focus()}var M;async function Qt(e,t){let n=t.get("use");if(n){let c=await fetch(e.part.dataset.cases),m=c.ok?(await c.json()).cases:{};if(!Object.hasOwn(m,n))return;let{title:s,address:p}=m[n],u=new URL(document.documentElement.dataset.root+p,location.href).href;M={title:s.text,texts:`${s.text}
${u}`}}else{let c=rt(t.get("begin")??"");if(c.size===0)return;M={title:[...c.values()].flat().join(" "),texts:c}}let[r,a]=["#use-plan","#use-section"].map(c=>T(e.part,c)),l=e.store?.list(e.form.id)??[];r.replaceChildren(...l.map(c=>new Option(c.title||e.say("unnamed"),c.id)),new Option(e.say("new"),""));let o=e.questions.filter(({kind:c})=>c==="text"||c==="list"||c==="table");a.replaceChildren(...o.map(c=>new Option(c.title,c.id))),a.closest(".field").hidden=!n;let i=T(e.part,".use");T(i,"[data-text]").textContent=M.title,i.hidden=!1,i.focus()}function rt(e){let t=new Map;try{for(let[n,r]of JSON.parse(sessionStorage.getItem(e)??"[]"))t.set(n,[...t.get(n)??[],r])}catch{}return t}function it(e){let[t,n]=["#use-plan","#use-section"].map(o=>T(e.part,o));if(!M)return;e.keep();let r=e.store?.load(e.form.id,t.value)??{...e.fresh(),id:Ae()};e.show(r);let a=typeof M.texts=="string"?new Map([[n.value,[M.texts]]]):M.texts,l;for(let[o,i]of a){let c=e.questions.find(s=>s.id===o);if(!c)continue;let m=c.answer;if(c.kind==="text")c.answer=[m,...i].filter(s=>!O(s)).join(`
`);else if(c.kind==="list")c.answer=[...m.filter(s=>s.trim()),...i.map(s=>s.replace(`
`,": "))];else if(c.kind==="table"){let s=c.cells(c.items[0]).find(({kind:p})=>p==="text")?.column??"";c.answer=[...m.filter(p=>!O([p])),...i.map(p=>({[s]:p}))]}l=c}history.replaceState(null,"",`#plan=${e.plan.id}`),e.changed(),e.keep(),T(e.part,".use").hidden=!0,l&&(e.tell(e.say("used",{title:M.title,section:l.title}),!1),l.part.scrollIntoView(),l.part.querySelector("textarea, input")?.focus()),M=void 0}export{Xt as act,Q as entry,de as make,Yt as open,_e as parts,Z as read,Ee as text,Qt as use};
