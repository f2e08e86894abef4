// Made from themes/pearls/scripts, see CONTRIBUTING.md
import{isEmpty as re,labelOf as C,levelsOf as ie,sum as se}from"./answers.mjs";var le=7,[ce,de]=[4,2];function G(e,o,t){let a=e.sections.filter(i=>t||!re(o.answers[i.id])),n=[{is:"title",text:o.title||e.title},{is:"subtitle",text:e.words.template}];t?n.push(...[e.words.intro,e.words.keep,e.address].map(i=>({is:"note",text:i}))):n.push({is:"contents",label:e.words.contents,items:a.map(i=>[i.id,z(i)])});let l;for(let i of a)i.group!==void 0&&i.group!==l&&n.push({is:"heading",id:`group-${i.id}`,level:1,text:i.group,isWide:!1}),l=i.group,n.push(...pe(e,o,i,t));return t||n.push(...["place","name","signature"].map(i=>({is:"signature",text:e.words[i]}))),n}var z=e=>`${e.number} ${e.title}`;function pe(e,o,t,a){let n=o.answers[t.id],l=(t.columns??[]).length>le,i=[{is:"heading",id:t.id,level:t.group===void 0?1:2,text:z(t),isWide:l}];return a&&(i.push({is:"question",text:t.question}),i.push(...t.guidance.map(c=>({is:"guidance",text:c})),...t.hints.map(c=>({is:"hint",text:c}))),i.push(...(t.levels??[]).map((c,u)=>({is:"level",number:u,text:c,isChosen:typeof n=="string"&&n.trim()===String(u)})))),i.push(t.answer==="table"?ue(e,n,t,a,l):me(e,n,t,a)),i}function me(e,o,t,a){let n=typeof o=="string"?o.trim().split(`
`):(o??[]).map(r=>typeof r=="string"?r.trim().replaceAll(`
`," "):""),l=t.answer==="scale"?ie(t):t.choices??[],i=n.filter(r=>r.trim()),c={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[t.answer]??"text",u=i.length===0?[]:t.answer==="text"?n:t.answer==="list"?i.map(r=>C(l,r)):[C(l,n.join(" "))],h=e.words[c==="date"?"date":c==="choice"?"choose":"write"];return{is:"field",id:t.id,label:t.title,kind:c,choices:l,lines:u,prompt:a?h:void 0}}function ue(e,o,t,a,n){let l=(Array.isArray(o)?o:[]).filter(r=>typeof r=="object"&&Object.values(r).some(d=>d.trim())),i=t.columns??[],c=i.filter(r=>a||l.some(d=>d[r.id]?.trim())),u=c.length>0?c:i,h=l.map(r=>u.map(d=>C(d.choices,(r[d.id]??"").trim()).split(`
`)));if(a)for(let r=h.length===0?ce:de;r>0;r-=1)h.push(u.map(()=>[""]));else{let r=u.map(d=>d.answer==="amount"?se(l.map(g=>g[d.id]??"")):"");r.some(Boolean)&&h.push(r.map((d,g)=>[g===0&&!d?e.words.sum:d]))}return{is:"table",id:t.id,label:t.title,columns:u.map(r=>r.title),rows:h,isWide:n,prompt:a?e.words.answer:void 0}}var N=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var F=(e,o)=>[...e.replaceAll("-","_")].slice(0,o).join("");function L(e){let o=new Map,t=new Set;for(let{id:a}of e.sections){let n=F(a,38);for(let l=2;t.has(n);l+=1){let i=`_${l}`;n=F(a,38-i.length)+i}t.add(n),o.set(a,n)}return{answer:a=>`f_${o.get(a)??""}`,heading:a=>`s_${o.get(a)??F(a,38)}`,sections:new Map([...o].map(([a,n])=>[`f_${n}`,a]))}}var R=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,o=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[o]};`);function O(e){let o=new Map,t;for(let a of e.split(`
`)){let n=a.trim();if(n.startsWith("== "))t=n.slice(3),o.set(t,"");else if(t&&n){let l=o.get(t),i=!n.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";o.set(t,l+i+n)}}return(a,n={})=>o.get(a).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,i,c)=>i?String(n[i]??""):R(n[c]??""))}var[he,ge]=[9298,14570],m=O(N),E=e=>m("run",{text:e}),S=(e,o)=>m("paragraph",{style:e,inside:o}),_=(e,o)=>S(e,E(o));function q(e,o,t){let a=L(e),[n,l]=[0,!1],i=()=>n+=1,c=(s,p)=>m("mark",{number:i(),name:s,inside:p}),u=s=>{if(l===s)return"";let p=m(l?"page-wide":"page-tall");return l=s,m("break",{page:p})},h=(s,p,w)=>{let b=s.kind==="amount"?m("control-plain"):s.kind==="date"?m("control-date",{lang:e.lang}):s.kind==="choice"?m("control-choice",{inside:s.choices.map(x=>m("control-option",{label:x.label,value:x.key})).join("")}):m("control-text");return m("control",{label:s.label,id:s.id,number:i(),empty:w,kind:b,inside:p})},g={title:({text:s})=>_("Title",s),subtitle:({text:s})=>_("Subtitle",s),note:({text:s})=>_("Guidance",s),guidance:({text:s})=>_("Guidance",s),question:({text:s})=>_("Question",s),hint:({text:s})=>_("Hint",s),signature:({text:s})=>S("Signature",E(`${s} `)+m("tab")),level:({number:s,isChosen:p,text:w})=>_("Guidance",`${p?"☒":"☐"} ${s} · ${w}`),contents:({label:s,items:p})=>_("Question",s)+p.map(([w,b])=>S("TOC1",m("link",{name:a.heading(w),text:b}))).join(""),heading:s=>u(s.isWide)+S(`Heading${s.level}`,c(a.heading(s.id),E(s.text))),field:s=>{let p=s.kind==="list"?"ListBullet":"Answer";if(s.prompt===void 0)return s.lines.map(P=>_(p,P)).join("");let w=a.answer(s.id);if(s.lines.length>1&&s.kind==="list"){let P=i(),W=s.lines.map((T,A)=>S(p,(A===0?m("mark-start",{number:P,name:w}):"")+E(T)+(A===s.lines.length-1?m("mark-end",{number:P}):"")));return h(s,W.join(""),"")}let b=s.lines.map(E).join(m("line-break")),x=s.lines.length===0?h(s,m("placeholder",{text:s.prompt}),m("control-empty")):h(s,b,"");return S(p,c(w,x))},table:s=>{let p=s.isWide?ge:he,w=Math.floor(p/Math.max(s.columns.length,1)),b=(T,A)=>m("cell",{width:w,inside:A.map(ae=>_(T,ae)).join("")}),x=m("head-row",{inside:s.columns.map(T=>b("TableHead",[T])).join("")}),P=s.rows.map(T=>m("row",{inside:T.map(A=>b("TableText",A)).join("")}));return(s.prompt===void 0?"":S("Hint",c(a.answer(s.id),E(s.prompt))))+m("table",{label:s.label,width:p,columns:m("column",{width:w}).repeat(s.columns.length),inside:x+P.join("")})+_("Answer","")}},y=t.map(s=>g[s.is](s)).join("")+u(!1)+m("page-tall"),v={title:o,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:y,about:m("core",v)}}function $(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function Q(e){let o={title:({text:n})=>`# ${$(n)}`,subtitle:({text:n})=>$(n),note:({text:n})=>$(n),guidance:({text:n})=>$(n),question:({text:n})=>`**${$(n)}**`,hint:({text:n})=>`*${$(n)}*`,level:({number:n,isChosen:l,text:i})=>`- [${l?"x":" "}] ${n} · ${$(i)}`,contents:({label:n,items:l})=>`**${$(n)}**
${l.map(([,i])=>`
- ${$(i)}`).join("")}`,heading:({level:n,text:l})=>`${"#".repeat(n+1)} ${$(l)}`,signature:({text:n})=>`${$(n)}: ____________________`,field:({kind:n,lines:l,prompt:i})=>l.length===0?i===void 0?"":`[${i}]`:n==="list"?l.map(c=>`- ${$(c)}`).join(`
`):l.filter(c=>c.trim()).map($).join(`

`),table:({columns:n,rows:l})=>[n.map($),n.map(()=>"---"),...l.map(i=>i.map(c=>c.map($).join("<br>")))].map(i=>`| ${i.join(" | ")} |`).join(`
`)},t="",a;for(let n of e){let l=o[n.is](n);l&&(t+=(t?n.is==="level"&&a==="level"?`
`:`

`:"")+l,a=n.is)}return`${t}
`}var V=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
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
`;var f=O(V);function D(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(o,t)=>{if(o==="	")return f("tab");if(o===`
`)return f("line-break");if(o[0]!==" ")return R(o);let n=t===0||t+o.length===e.length?0:1;return" ".repeat(n)+(o.length>n?f("spaces",{count:o.length-n}):"")})}var U=(e,o)=>f("paragraph",{style:e,inside:o}),k=(e,o)=>U(e,D(o));function X(e,o,t){let a=L(e),n=!1,c={title:({text:r})=>k("Title",r),subtitle:({text:r})=>k("Subtitle",r),note:({text:r})=>k("Guidance",r),guidance:({text:r})=>k("Guidance",r),question:({text:r})=>k("Question",r),hint:({text:r})=>k("Hint",r),signature:({text:r})=>U("Sign_20_Here",D(`${r} `)+f("tab")),level:({number:r,isChosen:d,text:g})=>k("Guidance",`${d?"☒":"☐"} ${r} · ${g}`),contents:({label:r,items:d})=>k("Question",r)+d.map(([g,y])=>U("Contents_20_1",f("link",{name:a.heading(g),text:y}))).join(""),heading:r=>{let d=n===r.isWide?`Heading_20_${r.level}`:`Heading-${r.level}-${r.isWide?"wide":"tall"}`;return n=r.isWide,f("heading",{style:d,level:r.level,name:a.heading(r.id),inside:D(r.text)})},field:r=>{let d=a.answer(r.id),g=r.kind==="list",y=g?"List_20_Bullet":"Answer",v=r.lines.map(p=>k(y,p));if(r.kind==="choice"&&r.prompt!==void 0){let p=r.lines[0]??r.prompt,b=[r.prompt,...r.choices.map(x=>x.label)].map(x=>f(x===p?"option-chosen":"option",{label:x})).join("");v=[U(y,f("choice",{name:d,inside:b,text:p}))]}v.length===0&&r.prompt!==void 0&&(v=[U(y,f("placeholder",{text:r.prompt}))]);let s=g&&v.length>0?f("list",{inside:v.map(p=>f("item",{inside:p})).join("")}):v.join("");return r.prompt===void 0?s:f("section",{name:d,inside:s})},table:r=>{let d=(w,b)=>f("cell",{inside:b.map(x=>k(w,x)).join("")}),g=w=>f("row",{inside:w.join("")}),y=g(r.columns.map(w=>d("Table_20_Head",[w]))),v=r.rows.map(w=>g(w.map(b=>d("Table_20_Text",b)))).join(""),s=a.answer(r.id),p=f("table",{name:s.replace("f_","t_"),width:r.isWide?"wide":"tall",label:r.label,count:r.columns.length,head:y,inside:v})+k("Answer","");return r.prompt===void 0?p:f("section",{name:s,inside:p})}},u=t.map(r=>c[r.is](r)).join(""),h={title:o,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:u,about:f("meta",h)}}var[be,xe]=[2e7,4e7],j=class extends Error{},ye=Int32Array.from({length:256},(e,o)=>{let t=o;for(let a=0;a<8;a+=1)t=t&1?t>>>1^3988292384:t>>>1;return t}),ve=e=>~e.reduce((o,t)=>o>>>8^ye[(o^t)&255],-1)>>>0;async function Y(e,o,t){let a=new Blob([e]).stream().pipeThrough(o).getReader(),n=[],l=0;for(;;){let{done:i,value:c}=await a.read();if(i)break;if(l+=c.length,l>t)throw await a.cancel(),new j("too-large");n.push(c)}return new Uint8Array(await new Blob(n).arrayBuffer())}function B(e,o){let t=new DataView(new ArrayBuffer(e.reduce((n,l)=>n+l,0))),a=0;return e.forEach((n,l)=>{n===2?t.setUint16(a,o[l],!0):t.setUint32(a,o[l],!0),a+=n}),new Uint8Array(t.buffer)}async function Z(e,o){let t=new TextEncoder,a=[],n=[],[l,i]=[0,0];for(let[u,h]of e){let[r,d]=[t.encode(u),t.encode(h)],g=u==="mimetype",y=g?d:await Y(d,new CompressionStream("deflate-raw"),1/0),v=[20,2048,g?0:8,0,33,ve(d),y.length,d.length,r.length];a.push(B([4,2,2,2,2,2,4,4,4,2,2],[67324752,...v,0]),r,y),n.push(B([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...v,0,0,0,0,0,l]),r),l+=30+r.length+y.length,i+=46+r.length}let c=B([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,i,l,0]);return new Blob([...a,...n,c],{type:o})}async function J(e,o){if(e.size>be)throw new j("too-large");let t=new Uint8Array(await e.arrayBuffer()),a=new DataView(t.buffer),n=t.length-22;for(;n>=0&&n>t.length-65558&&a.getUint32(n,!0)!==101010256;)n-=1;if(n<0||a.getUint32(n,!0)!==101010256)throw new j("damaged");let l=new Map;try{let i=a.getUint32(n+16,!0),c=xe;for(let u=a.getUint16(n+10,!0);u>0;u-=1){if(a.getUint32(i,!0)!==33639248)throw new j("damaged");let[h,r,d]=[a.getUint16(i+10,!0),a.getUint32(i+20,!0),a.getUint32(i+24,!0)],[g,y,v,s]=[a.getUint16(i+28,!0),a.getUint16(i+30,!0),a.getUint16(i+32,!0),a.getUint32(i+42,!0)],p=new TextDecoder().decode(t.subarray(i+46,i+46+g));if(i+=46+g+y+v,o&&!o.includes(p))continue;if(d>c)throw new j("too-large");let w=s+30+a.getUint16(s+26,!0)+a.getUint16(s+28,!0),b=t.subarray(w,w+r);if(h!==0&&h!==8)throw new j("damaged");let x=h===0?b:await Y(b,new DecompressionStream("deflate-raw"),c);if(c-=x.length,c<0)throw new j("too-large");l.set(p,new TextDecoder("utf-8",{fatal:!0}).decode(x))}}catch(i){throw i instanceof j?i:new j("damaged")}return l}var $e={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},_e={docx:{write:q,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:X,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function K(e,o,t,a,n){let{write:l,document:i,about:c,body:u}=_e[t],h=l(e,o.title||e.title,G(e,o,a)),r=n.get(i)??"",d=[r.slice(0,r.indexOf(u[0])+u[0].length),r.slice(r.lastIndexOf(u[1]))];return new Map([...n,[i,d.join(h.document)],[c,h.about]])}var ee=(e,o,t)=>Q(G(e,o,t));async function H(e,o,t,a,n){let l=$e[t];return t==="json"?new Blob([`${JSON.stringify(o,null,1)}
`],{type:l}):t==="md"||t==="txt"?new Blob([ee(e,o,a)],{type:l}):Z([...K(e,o,t,a,await J(await n()))],l)}import{isEmpty as Xe}from"./answers.mjs";var te=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");var ne=(e,o)=>e.querySelector(o);function M(e,o){return`${(te(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${o}`}function ke(e){let{format:o,formatVersion:t,template:a,templateVersion:n,title:l,answers:i}=e.take();return{format:o,formatVersion:t,template:a,templateVersion:n,title:l,answers:i}}var I=(e,o,t)=>H(e.form,ke(e),o,t,async()=>{let a=await fetch(e.part.dataset.form.replace(/json$/,o));if(!a.ok)throw new Error(`${a.url}: ${a.status}`);return a.blob()});function oe(e,o){let t=Object.assign(document.createElement("a"),{href:URL.createObjectURL(e),download:o});document.body.append(t),t.click(),t.remove(),setTimeout(()=>URL.revokeObjectURL(t.href),6e4)}async function Ke(e,o){if(o==="save"||o==="share"){let[t,a]=ne(e.part,"#save-as").value.split(" ");o==="save"?(oe(await I(e,t,a==="work"),M(e,a==="work"||["json","txt","md"].includes(t)?t:`council.${t}`)),e.saved()):await je(e,t,a==="work")}else o==="entry"&&await import("./entry.mjs").then(({save:t})=>t(e))}async function je(e,o,t){let a=await I(e,o,t),n=new File([a],M(e,o),{type:a.type}),l=new File([await I(e,"txt",!1)],M(e,"txt"),{type:"text/plain"}),i=[n,l].map(c=>[c]).find(c=>navigator.canShare({files:c}));try{if(!i)throw new Error("nothing can be shared");await navigator.share({files:i}),e.saved(),ne(e.part,".told").textContent=e.say("shared")}catch(c){if(c.name==="AbortError")return;oe(a,M(e,o)),e.saved()}}export{Ke as act,oe as download,H as make,K as parts,ke as plain,ee as text};
