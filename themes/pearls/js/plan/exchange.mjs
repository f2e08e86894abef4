// Made from themes/pearls/scripts, see CONTRIBUTING.md
var G=(e,n)=>e.querySelector(n);import{isEmpty as se,labelOf as R,levelsOf as le,sum as ce}from"./answers.mjs";var de=7,[pe,me]=[4,2],S=(e,n)=>({is:"line",style:e,text:n}),U=({number:e,isChosen:n,text:t})=>`${n?"☒":"☐"} ${e} · ${t}`;function D(e,n,t){let a=e.sections.filter(r=>t||!se(n.answers[r.id])),o=[S("Title",n.title||e.title),S("Subtitle",e.words.template)];t?o.push(...[e.words.intro,e.words.keep,e.address].map(r=>S("Guidance",r))):o.push({is:"contents",label:e.words.contents,items:a.map(r=>[r.id,V(r)])});let i;for(let r of a)r.group!==void 0&&r.group!==i&&o.push({is:"heading",id:`group-${r.id}`,level:1,text:r.group,isWide:!1}),i=r.group,o.push(...ue(e,n,r,t));return t||o.push(...["place","name","signature"].map(r=>({is:"signature",text:e.words[r]}))),o}var V=e=>`${e.number} ${e.title}`;function ue(e,n,t,a){let o=n.answers[t.id],i=(t.columns??[]).length>de,r=[{is:"heading",id:t.id,level:t.group===void 0?1:2,text:V(t),isWide:i}];return a&&(r.push(S("Question",t.question)),r.push(...t.guidance.map(d=>S("Guidance",d)),...t.hints.map(d=>S("Hint",d))),r.push(...(t.levels??[]).map((d,w)=>({is:"level",number:w,text:d,isChosen:typeof o=="string"&&o.trim()===String(w)})))),r.push(t.answer==="table"?fe(e,o,t,a,i):we(e,o,t,a)),r}function we(e,n,t,a){let o=typeof n=="string"?n.trim().split(`
`):(n??[]).map(c=>typeof c=="string"?c.trim().replaceAll(`
`," "):""),i=t.answer==="scale"?le(t):t.choices??[],r=o.filter(c=>c.trim()),d={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[t.answer]??"text",w=r.length===0?[]:t.answer==="text"?o:t.answer==="list"?r.map(c=>R(i,c)):[R(i,o.join(" "))],l=e.words[d==="date"?"date":d==="choice"?"choose":"write"];return{is:"field",id:t.id,label:t.title,kind:d,choices:i,lines:w,prompt:a?l:void 0}}function fe(e,n,t,a,o){let i=(Array.isArray(n)?n:[]).filter(c=>typeof c=="object"&&Object.values(c).some(p=>p.trim())),r=t.columns??[],d=r.filter(c=>a||i.some(p=>p[c.id]?.trim())),w=d.length>0?d:r,l=i.map(c=>w.map(p=>R(p.choices,(c[p.id]??"").trim()).split(`
`)));if(a)for(let c=l.length===0?pe:me;c>0;c-=1)l.push(w.map(()=>[""]));else{let c=w.map(p=>p.answer==="amount"?ce(i.map(h=>h[p.id]??"")):"");c.some(Boolean)&&l.push(c.map((p,h)=>[h===0&&!p?e.words.sum:p]))}return{is:"table",id:t.id,label:t.title,columns:w.map(c=>c.title),rows:l,isWide:o,prompt:a?e.words.answer:void 0}}var O=(e,n)=>({title:n,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date});var X=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var B=(e,n)=>[...e.replaceAll("-","_")].slice(0,n).join("");function M(e){let n=new Map,t=new Set;for(let{id:a}of e.sections){let o=B(a,38);for(let i=2;t.has(o);i+=1){let r=`_${i}`;o=B(a,38-r.length)+r}t.add(o),n.set(a,o)}return{answer:a=>`f_${n.get(a)??""}`,heading:a=>`s_${n.get(a)??B(a,38)}`,sections:new Map([...n].map(([a,o])=>[`f_${o}`,a]))}}var H=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,n=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[n]};`);function C(e){let n=new Map,t;for(let a of e.split(`
`)){let o=a.trim();if(o.startsWith("== "))t=o.slice(3),n.set(t,"");else if(t&&o){let i=n.get(t),r=!o.startsWith("<")&&i?" ":i.endsWith("?>")?`
`:"";n.set(t,i+r+o)}}return(a,o={})=>n.get(a).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(i,r,d)=>r?String(o[r]??""):H(o[d]??""))}var[ge,be]=[9298,14570],u=C(X),E=e=>u("run",{text:e}),j=(e,n)=>u("paragraph",{style:e,inside:n}),P=(e,n)=>j(e,E(n));function q(e,n,t){let a=M(e),[o,i]=[0,!1],r=()=>o+=1,d=(s,m)=>u("mark",{number:r(),name:s,inside:m}),w=s=>{if(i===s)return"";let m=u(i?"page-wide":"page-tall");return i=s,u("break",{page:m})},l=(s,m,f)=>{let b=s.kind==="amount"?u("control-plain"):s.kind==="date"?u("control-date",{lang:e.lang}):s.kind==="choice"?u("control-choice",{inside:s.choices.map(x=>u("control-option",{label:x.label,value:x.key})).join("")}):u("control-text");return u("control",{label:s.label,id:s.id,number:r(),empty:f,kind:b,inside:m})},h={line:({style:s,text:m})=>P(s,m),signature:({text:s})=>j("Signature",E(`${s} `)+u("tab")),level:s=>P("Guidance",U(s)),contents:({label:s,items:m})=>P("Question",s)+m.map(([f,b])=>j("TOC1",u("link",{name:a.heading(f),text:b}))).join(""),heading:s=>w(s.isWide)+j(`Heading${s.level}`,d(a.heading(s.id),E(s.text))),field:s=>{let m=s.kind==="list"?"ListBullet":"Answer";if(s.prompt===void 0)return s.lines.map($=>P(m,$)).join("");let f=a.answer(s.id);if(s.lines.length>1&&s.kind==="list"){let $=r(),Q=s.lines.map((T,k)=>j(m,(k===0?u("mark-start",{number:$,name:f}):"")+E(T)+(k===s.lines.length-1?u("mark-end",{number:$}):"")));return l(s,Q.join(""),"")}let b=s.lines.map(E).join(u("line-break")),x=s.lines.length===0?l(s,u("placeholder",{text:s.prompt}),u("control-empty")):l(s,b,"");return j(m,d(f,x))},table:s=>{let m=s.isWide?be:ge,f=Math.floor(m/Math.max(s.columns.length,1)),b=(T,k)=>u("cell",{width:f,inside:k.map(ie=>P(T,ie)).join("")}),x=u("head-row",{inside:s.columns.map(T=>b("TableHead",[T])).join("")}),$=s.rows.map(T=>u("row",{inside:T.map(k=>b("TableText",k)).join("")}));return(s.prompt===void 0?"":j("Hint",d(a.answer(s.id),E(s.prompt))))+u("table",{label:s.label,width:m,columns:u("column",{width:f}).repeat(s.columns.length),inside:x+$.join("")})+P("Answer","")}};return{document:t.map(s=>h[s.is](s)).join("")+w(!1)+u("page-tall"),about:u("core",O(e,n))}}function _(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}var xe={Title:e=>`# ${e}`,Subtitle:e=>e,Guidance:e=>e,Question:e=>`**${e}**`,Hint:e=>`*${e}*`};function Y(e){let n={line:({style:o,text:i})=>xe[o](_(i)),level:({number:o,isChosen:i,text:r})=>`- [${i?"x":" "}] ${o} · ${_(r)}`,contents:({label:o,items:i})=>`**${_(o)}**
${i.map(([,r])=>`
- ${_(r)}`).join("")}`,heading:({level:o,text:i})=>`${"#".repeat(o+1)} ${_(i)}`,signature:({text:o})=>`${_(o)}: ____________________`,field:({kind:o,lines:i,prompt:r})=>i.length===0?r===void 0?"":`[${r}]`:o==="list"?i.map(d=>`- ${_(d)}`).join(`
`):i.filter(d=>d.trim()).map(_).join(`

`),table:({columns:o,rows:i})=>[o.map(_),o.map(()=>"---"),...i.map(r=>r.map(d=>d.map(_).join("<br>")))].map(r=>`| ${r.join(" | ")} |`).join(`
`)},t="",a;for(let o of e){let i=n[o.is](o);i&&(t+=(t?o.is==="level"&&a==="level"?`
`:`

`:"")+i,a=o.is)}return`${t}
`}var Z=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
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
`;var g=C(Z);function I(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(n,t)=>{if(n==="	")return g("tab");if(n===`
`)return g("line-break");if(n[0]!==" ")return H(n);let o=t===0||t+n.length===e.length?0:1;return" ".repeat(o)+(n.length>o?g("spaces",{count:n.length-o}):"")})}var L=(e,n)=>g("paragraph",{style:e,inside:n}),A=(e,n)=>L(e,I(n));function J(e,n,t){let a=M(e),o=!1,d={line:({style:l,text:c})=>A(l,c),signature:({text:l})=>L("Sign_20_Here",I(`${l} `)+g("tab")),level:l=>A("Guidance",U(l)),contents:({label:l,items:c})=>A("Question",l)+c.map(([p,h])=>L("Contents_20_1",g("link",{name:a.heading(p),text:h}))).join(""),heading:l=>{let c=o===l.isWide?`Heading_20_${l.level}`:`Heading-${l.level}-${l.isWide?"wide":"tall"}`;return o=l.isWide,g("heading",{style:c,level:l.level,name:a.heading(l.id),inside:I(l.text)})},field:l=>{let c=a.answer(l.id),p=l.kind==="list",h=p?"List_20_Bullet":"Answer",y=l.lines.map(m=>A(h,m));if(l.kind==="choice"&&l.prompt!==void 0){let m=l.lines[0]??l.prompt,b=[l.prompt,...l.choices.map(x=>x.label)].map(x=>g(x===m?"option-chosen":"option",{label:x})).join("");y=[L(h,g("choice",{name:c,inside:b,text:m}))]}y.length===0&&l.prompt!==void 0&&(y=[L(h,g("placeholder",{text:l.prompt}))]);let s=p&&y.length>0?g("list",{inside:y.map(m=>g("item",{inside:m})).join("")}):y.join("");return l.prompt===void 0?s:g("section",{name:c,inside:s})},table:l=>{let c=(f,b)=>g("cell",{inside:b.map(x=>A(f,x)).join("")}),p=f=>g("row",{inside:f.join("")}),h=p(l.columns.map(f=>c("Table_20_Head",[f]))),y=l.rows.map(f=>p(f.map(b=>c("Table_20_Text",b)))).join(""),s=a.answer(l.id),m=g("table",{name:s.replace("f_","t_"),width:l.isWide?"wide":"tall",label:l.label,count:l.columns.length,head:h,inside:y})+A("Answer","");return l.prompt===void 0?m:g("section",{name:s,inside:m})}};return{document:t.map(l=>d[l.is](l)).join(""),about:g("meta",O(e,n))}}var[ve,_e]=[2e7,4e7],v=class extends Error{},$e=Int32Array.from({length:256},(e,n)=>{let t=n;for(let a=0;a<8;a+=1)t=t&1?t>>>1^3988292384:t>>>1;return t}),Te=e=>~e.reduce((n,t)=>n>>>8^$e[(n^t)&255],-1)>>>0;async function K(e,n,t){let a=new Blob([e]).stream().pipeThrough(n).getReader(),o=[],i=0;for(;;){let{done:r,value:d}=await a.read();if(r)break;if(i+=d.length,i>t)throw await a.cancel(),new v("too-large");o.push(d)}return new Uint8Array(await new Blob(o).arrayBuffer())}function z(e,n){let t=new DataView(new ArrayBuffer(e.reduce((o,i)=>o+i,0))),a=0;return e.forEach((o,i)=>{o===2?t.setUint16(a,n[i],!0):t.setUint32(a,n[i],!0),a+=o}),new Uint8Array(t.buffer)}async function ee(e,n){let t=new TextEncoder,a=[],o=[],[i,r]=[0,0];for(let[w,l]of e){let[c,p]=[t.encode(w),t.encode(l)],h=w==="mimetype",y=h?p:await K(p,new CompressionStream("deflate-raw"),1/0),s=[20,2048,h?0:8,0,33,Te(p),y.length,p.length,c.length];a.push(z([4,2,2,2,2,2,4,4,4,2,2],[67324752,...s,0]),c,y),o.push(z([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...s,0,0,0,0,0,i]),c),i+=30+c.length+y.length,r+=46+c.length}let d=z([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,r,i,0]);return new Blob([...a,...o,d],{type:n})}async function te(e,n){if(e.size>ve)throw new v("too-large");let t=new Uint8Array(await e.arrayBuffer()),a=new DataView(t.buffer),o=t.length-22;for(;o>=0&&o>t.length-65558&&a.getUint32(o,!0)!==101010256;)o-=1;if(o<0||a.getUint32(o,!0)!==101010256)throw new v("damaged");let i=new Map;try{let r=a.getUint32(o+16,!0),d=_e;for(let w=a.getUint16(o+10,!0);w>0;w-=1){if(a.getUint32(r,!0)!==33639248)throw new v("damaged");let[l,c,p]=[a.getUint16(r+10,!0),a.getUint32(r+20,!0),a.getUint32(r+24,!0)],[h,y,s,m]=[a.getUint16(r+28,!0),a.getUint16(r+30,!0),a.getUint16(r+32,!0),a.getUint32(r+42,!0)],f=new TextDecoder().decode(t.subarray(r+46,r+46+h));if(r+=46+h+y+s,n&&!n.includes(f))continue;if(p>d)throw new v("too-large");let b=m+30+a.getUint16(m+26,!0)+a.getUint16(m+28,!0),x=t.subarray(b,b+c);if(l!==0&&l!==8)throw new v("damaged");let $=l===0?x:await K(x,new DecompressionStream("deflate-raw"),d);if(d-=$.length,d<0)throw new v("too-large");i.set(f,new TextDecoder("utf-8",{fatal:!0}).decode($))}}catch(r){throw r instanceof v?r:new v("damaged")}return i}var je={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},ke={docx:{write:q,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:J,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function ne(e,n,t,a,o){let{write:i,document:r,about:d,body:w}=ke[t],l=i(e,n.title||e.title,D(e,n,a)),c=o.get(r)??"",p=[c.slice(0,c.indexOf(w[0])+w[0].length),c.slice(c.lastIndexOf(w[1]))];return new Map([...o,[r,p.join(l.document)],[d,l.about]])}var oe=(e,n,t)=>Y(D(e,n,t));async function W(e,n,t,a,o){let i=je[t];return t==="json"?new Blob([`${JSON.stringify(n,null,1)}
`],{type:i}):t==="md"||t==="txt"?new Blob([oe(e,n,a)],{type:i}):ee([...ne(e,n,t,a,await te(await o()))],i)}import{isEmpty as tt}from"./answers.mjs";var ae=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function F(e,n,t){return`${(ae(e.plan.title||e.form.title)||e.form.id).slice(0,60)}${t||!["docx","odt"].includes(n)?"":".council"}.${n}`}function Se(e){let{format:n,formatVersion:t,template:a,templateVersion:o,title:i,answers:r}=e.take();return{format:n,formatVersion:t,template:a,templateVersion:o,title:i,answers:r}}var N=(e,n,t)=>W(e.form,Se(e),n,t,async()=>{let a=await fetch(e.part.dataset.form.replace(/json$/,n));if(!a.ok)throw new Error(`${a.url}: ${a.status}`);return a.blob()});function re(e,n){let t=Object.assign(document.createElement("a"),{href:URL.createObjectURL(e),download:n});document.body.append(t),t.click(),t.remove(),setTimeout(()=>URL.revokeObjectURL(t.href),6e4)}async function it(e,n){if(n==="save"||n==="share"){let[t,a]=G(e.part,"#save-as").value.split(" ");n==="save"?(re(await N(e,t,a==="work"),F(e,t,a==="work")),e.saved()):await Pe(e,t,a==="work")}else n==="entry"&&await import("./entry.mjs").then(({save:t})=>t(e))}async function Pe(e,n,t){let a=await N(e,n,t),o=new File([a],F(e,n,t),{type:a.type}),i=new File([await N(e,"txt",!1)],F(e,"txt",t),{type:"text/plain"}),r=[o,i].map(d=>[d]).find(d=>navigator.canShare({files:d}));try{if(!r)throw new Error("nothing can be shared");await navigator.share({files:r}),e.saved(),G(e.part,".told").textContent=e.say("shared")}catch(d){if(d.name==="AbortError")return;re(a,F(e,n,t)),e.saved()}}export{it as act,re as download,W as make,ne as parts,Se as plain,oe as text};
