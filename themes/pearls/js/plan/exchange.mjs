// Made from themes/pearls/scripts, see CONTRIBUTING.md
var G="pearls-plan",z=e=>!e.trim();function T(e){return e===void 0?!0:typeof e=="string"?z(e):e.every(t=>typeof t=="string"?z(t):Object.values(t).every(z))}function K(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),s=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,o=[...t].map((l,r)=>l==="."||l===","?s&&r===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(o)?Number(o):NaN}function ce(e){let t=e.filter(r=>!z(r)).map(K);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((r,a)=>r+a,0)*100),[s,o]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(s).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${o?`.${String(o).padStart(2,"0")}`:""}`}var U=(e,t)=>e?.find(n=>n.key===t)?.label??t,R=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var Me=7,[Ae,Pe]=[4,2];function ee(e,t,n){let s=e.sections.filter(r=>n||!T(t.answers[r.id])),o=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?o.push(...[e.words.intro,e.words.keep,e.address].map(r=>({is:"note",text:r}))):o.push({is:"contents",label:e.words.contents,items:s.map(r=>[r.id,de(r)])});let l;for(let r of s)r.group!==void 0&&r.group!==l&&o.push({is:"heading",id:`group-${r.id}`,level:1,text:r.group,isWide:!1}),l=r.group,o.push(...Le(e,t,r,n));return n||o.push(...["place","name","signature"].map(r=>({is:"signature",text:e.words[r]}))),o}var de=e=>`${e.number} ${e.title}`;function Le(e,t,n,s){let o=t.answers[n.id],l=(n.columns??[]).length>Me,r=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:de(n),isWide:l}];return s&&(r.push({is:"question",text:n.question}),r.push(...n.guidance.map(a=>({is:"guidance",text:a})),...n.hints.map(a=>({is:"hint",text:a}))),r.push(...(n.levels??[]).map((a,c)=>({is:"level",number:c,text:a,isChosen:typeof o=="string"&&o.trim()===String(c)})))),r.push(n.answer==="table"?Ce(e,o,n,s,l):Ue(e,o,n,s)),r}function Ue(e,t,n,s){let o=typeof t=="string"?t.trim().split(`
`):(t??[]).map(i=>typeof i=="string"?i.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?R(n):n.choices??[],r=o.filter(i=>i.trim()),a={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",c=r.length===0?[]:n.answer==="text"?o:n.answer==="list"?r:[U(l,o.join(" "))],f=e.words[a==="date"?"date":a==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:a,choices:l,lines:c,prompt:s?f:void 0}}function Ce(e,t,n,s,o){let l=(Array.isArray(t)?t:[]).filter(i=>typeof i=="object"&&Object.values(i).some(m=>m.trim())),r=n.columns??[],a=r.filter(i=>s||l.some(m=>m[i.id]?.trim())),c=a.length>0?a:r,f=l.map(i=>c.map(m=>U(m.choices,(i[m.id]??"").trim()).split(`
`)));if(s)for(let i=f.length===0?Ae:Pe;i>0;i-=1)f.push(c.map(()=>[""]));else{let i=c.map(m=>m.answer==="amount"?ce(l.map(u=>u[m.id]??"")):"");i.some(Boolean)&&f.push(i.map((m,u)=>[u===0&&!m?e.words.sum:m]))}return{is:"table",id:n.id,label:n.title,columns:c.map(i=>i.title),rows:f,isWide:o,prompt:s?e.words.answer:void 0}}var pe=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var te=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function W(e){let t=new Map,n=new Set;for(let{id:s}of e.sections){let o=te(s,38);for(let l=2;n.has(o);l+=1){let r=`_${l}`;o=te(s,38-r.length)+r}n.add(o),t.set(s,o)}return{answer:s=>`f_${t.get(s)??""}`,heading:s=>`s_${t.get(s)??te(s,38)}`,sections:new Map([...t].map(([s,o])=>[`f_${o}`,s]))}}var ne=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function q(e){let t=new Map,n;for(let s of e.split(`
`)){let o=s.trim();if(o.startsWith("== "))n=o.slice(3),t.set(n,"");else if(n&&o){let l=t.get(n),r=!o.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+r+o)}}return(s,o={})=>t.get(s).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,r,a)=>r?String(o[r]??""):ne(o[a]??""))}var[Be,De]=[9298,14570],y=q(pe),F=e=>y("run",{text:e}),C=(e,t)=>y("paragraph",{style:e,inside:t}),N=(e,t)=>C(e,F(t));function me(e,t,n){let s=W(e),[o,l]=[0,!1],r=()=>o+=1,a=(d,g)=>y("mark",{number:r(),name:d,inside:g}),c=d=>{if(l===d)return"";let g=y(l?"page-wide":"page-tall");return l=d,y("break",{page:g})},f=(d,g,b)=>{let w=d.kind==="amount"?y("control-plain"):d.kind==="date"?y("control-date",{lang:e.lang}):d.kind==="choice"?y("control-choice",{inside:d.choices.map(x=>y("control-option",{label:x.label,value:x.key})).join("")}):y("control-text");return y("control",{label:d.label,id:d.id,number:r(),empty:b,kind:w,inside:g})},u={title:({text:d})=>N("Title",d),subtitle:({text:d})=>N("Subtitle",d),note:({text:d})=>N("Guidance",d),guidance:({text:d})=>N("Guidance",d),question:({text:d})=>N("Question",d),hint:({text:d})=>N("Hint",d),signature:({text:d})=>C("Signature",F(`${d} `)+y("tab")),level:({number:d,isChosen:g,text:b})=>N("Guidance",`${g?"☒":"☐"} ${d} · ${b}`),contents:({label:d,items:g})=>N("Question",d)+g.map(([b,w])=>C("TOC1",y("link",{name:s.heading(b),text:w}))).join(""),heading:d=>c(d.isWide)+C(`Heading${d.level}`,a(s.heading(d.id),F(d.text))),field:d=>{let g=d.kind==="list"?"ListBullet":"Answer";if(d.prompt===void 0)return d.lines.map(k=>N(g,k)).join("");let b=s.answer(d.id);if(d.lines.length>1&&d.kind==="list"){let k=r(),H=d.lines.map((L,D)=>C(g,(D===0?y("mark-start",{number:k,name:b}):"")+F(L)+(D===d.lines.length-1?y("mark-end",{number:k}):"")));return f(d,H.join(""),"")}let w=d.lines.map(F).join(y("line-break")),x=d.lines.length===0?f(d,y("placeholder",{text:d.prompt}),y("control-empty")):f(d,w,"");return C(g,a(b,x))},table:d=>{let g=d.isWide?De:Be,b=Math.floor(g/Math.max(d.columns.length,1)),w=(L,D)=>y("cell",{width:b,inside:D.map(Ee=>N(L,Ee)).join("")}),x=y("head-row",{inside:d.columns.map(L=>w("TableHead",[L])).join("")}),k=d.rows.map(L=>y("row",{inside:L.map(D=>w("TableText",D)).join("")}));return(d.prompt===void 0?"":C("Hint",a(s.answer(d.id),F(d.prompt))))+y("table",{label:d.label,width:g,columns:y("column",{width:b}).repeat(d.columns.length),inside:x+k.join("")})+N("Answer","")}},p=n.map(d=>u[d.is](d)).join("")+c(!1)+y("page-tall"),h={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:p,about:y("core",h)}}function v(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function ue(e){let t={title:({text:o})=>`# ${v(o)}`,subtitle:({text:o})=>v(o),note:({text:o})=>v(o),guidance:({text:o})=>v(o),question:({text:o})=>`**${v(o)}**`,hint:({text:o})=>`*${v(o)}*`,level:({number:o,isChosen:l,text:r})=>`- [${l?"x":" "}] ${o} · ${v(r)}`,contents:({label:o,items:l})=>`**${v(o)}**
${l.map(([,r])=>`
- ${v(r)}`).join("")}`,heading:({level:o,text:l})=>`${"#".repeat(o+1)} ${v(l)}`,signature:({text:o})=>`${v(o)}: ____________________`,field:({kind:o,lines:l,prompt:r})=>l.length===0?r===void 0?"":`[${r}]`:o==="list"?l.map(a=>`- ${v(a)}`).join(`
`):l.filter(a=>a.trim()).map(v).join(`

`),table:({columns:o,rows:l})=>[o.map(v),o.map(()=>"---"),...l.map(r=>r.map(a=>a.map(v).join("<br>")))].map(r=>`| ${r.join(" | ")} |`).join(`
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
`)return S("line-break");if(t[0]!==" ")return ne(t);let o=n===0||n+t.length===e.length?0:1;return" ".repeat(o)+(t.length>o?S("spaces",{count:t.length-o}):"")})}var V=(e,t)=>S("paragraph",{style:e,inside:t}),_=(e,t)=>V(e,se(t));function he(e,t,n){let s=W(e),o=!1,a={title:({text:i})=>_("Title",i),subtitle:({text:i})=>_("Subtitle",i),note:({text:i})=>_("Guidance",i),guidance:({text:i})=>_("Guidance",i),question:({text:i})=>_("Question",i),hint:({text:i})=>_("Hint",i),signature:({text:i})=>V("Sign_20_Here",se(`${i} `)+S("tab")),level:({number:i,isChosen:m,text:u})=>_("Guidance",`${m?"☒":"☐"} ${i} · ${u}`),contents:({label:i,items:m})=>_("Question",i)+m.map(([u,p])=>V("Contents_20_1",S("link",{name:s.heading(u),text:p}))).join(""),heading:i=>{let m=o===i.isWide?`Heading_20_${i.level}`:`Heading-${i.level}-${i.isWide?"wide":"tall"}`;return o=i.isWide,S("heading",{style:m,level:i.level,name:s.heading(i.id),inside:se(i.text)})},field:i=>{let m=s.answer(i.id),u=i.kind==="list",p=u?"List_20_Bullet":"Answer",h=i.lines.map(g=>_(p,g));if(i.kind==="choice"&&i.prompt!==void 0){let g=i.lines[0]??i.prompt,w=[i.prompt,...i.choices.map(x=>x.label)].map(x=>S(x===g?"option-chosen":"option",{label:x})).join("");h=[V(p,S("choice",{name:m,inside:w,text:g}))]}h.length===0&&i.prompt!==void 0&&(h=[V(p,S("placeholder",{text:i.prompt}))]);let d=u&&h.length>0?S("list",{inside:h.map(g=>S("item",{inside:g})).join("")}):h.join("");return i.prompt===void 0?d:S("section",{name:m,inside:d})},table:i=>{let m=(b,w)=>S("cell",{inside:w.map(x=>_(b,x)).join("")}),u=b=>S("row",{inside:b.join("")}),p=u(i.columns.map(b=>m("Table_20_Head",[b]))),h=i.rows.map(b=>u(b.map(w=>m("Table_20_Text",w)))).join(""),d=s.answer(i.id),g=S("table",{name:d.replace("f_","t_"),width:i.isWide?"wide":"tall",label:i.label,count:i.columns.length,head:p,inside:h})+_("Answer","");return i.prompt===void 0?g:S("section",{name:d,inside:g})}},c=n.map(i=>a[i.is](i)).join(""),f={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:c,about:S("meta",f)}}var[re,We]=[2e7,4e7],$=class extends Error{},Fe=Int32Array.from({length:256},(e,t)=>{let n=t;for(let s=0;s<8;s+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),Ge=e=>~e.reduce((t,n)=>t>>>8^Fe[(t^n)&255],-1)>>>0;async function we(e,t,n){let s=new Blob([e]).stream().pipeThrough(t).getReader(),o=[],l=0;for(;;){let{done:r,value:a}=await s.read();if(r)break;if(l+=a.length,l>n)throw await s.cancel(),new $("too-large");o.push(a)}return new Uint8Array(await new Blob(o).arrayBuffer())}function oe(e,t){let n=new DataView(new ArrayBuffer(e.reduce((o,l)=>o+l,0))),s=0;return e.forEach((o,l)=>{o===2?n.setUint16(s,t[l],!0):n.setUint32(s,t[l],!0),s+=o}),new Uint8Array(n.buffer)}async function ge(e,t){let n=new TextEncoder,s=[],o=[],[l,r]=[0,0];for(let[c,f]of e){let[i,m]=[n.encode(c),n.encode(f)],u=c==="mimetype",p=u?m:await we(m,new CompressionStream("deflate-raw"),1/0),h=[20,2048,u?0:8,0,33,Ge(m),p.length,m.length,i.length];s.push(oe([4,2,2,2,2,2,4,4,4,2,2],[67324752,...h,0]),i,p),o.push(oe([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...h,0,0,0,0,0,l]),i),l+=30+i.length+p.length,r+=46+i.length}let a=oe([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,r,l,0]);return new Blob([...s,...o,a],{type:t})}async function J(e,t){if(e.size>re)throw new $("too-large");let n=new Uint8Array(await e.arrayBuffer()),s=new DataView(n.buffer),o=n.length-22;for(;o>=0&&o>n.length-65558&&s.getUint32(o,!0)!==101010256;)o-=1;if(o<0||s.getUint32(o,!0)!==101010256)throw new $("damaged");let l=new Map;try{let r=s.getUint32(o+16,!0),a=We;for(let c=s.getUint16(o+10,!0);c>0;c-=1){if(s.getUint32(r,!0)!==33639248)throw new $("damaged");let[f,i,m]=[s.getUint16(r+10,!0),s.getUint32(r+20,!0),s.getUint32(r+24,!0)],[u,p,h,d]=[s.getUint16(r+28,!0),s.getUint16(r+30,!0),s.getUint16(r+32,!0),s.getUint32(r+42,!0)],g=new TextDecoder().decode(n.subarray(r+46,r+46+u));if(r+=46+u+p+h,t&&!t.includes(g))continue;if(m>a)throw new $("too-large");let b=d+30+s.getUint16(d+26,!0)+s.getUint16(d+28,!0),w=n.subarray(b,b+i);if(f!==0&&f!==8)throw new $("damaged");let x=f===0?w:await we(w,new DecompressionStream("deflate-raw"),a);if(a-=x.length,a<0)throw new $("too-large");l.set(g,new TextDecoder("utf-8",{fatal:!0}).decode(x))}}catch(r){throw r instanceof $?r:new $("damaged")}return l}var be=300,Ve=300,E=e=>JSON.stringify(I(e)),I=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function He(e){let t=[...e];return t.length<=be?e:`${t.slice(0,be-1).join("")}…`}function xe(e){let[,t,n,s]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let o=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!s||Number(s)>=1&&Number(s)<=o)?[t,n,s].filter(Boolean).join("-"):""}var ye=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function ze(e,t){let n=e.columns??[],s=(r,a)=>{let c=n.find(f=>f.fills===a);return c?I(U(c.choices,(r[c.id]??"").trim())):""},o=t.every(r=>n.every(a=>a.fills||!(r[a.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(a=>{let[c,f]=[s(a,"title"),xe(s(a,"start"))],i=xe(s(a,"end"));if(i&&f&&ye(i)[1]<ye(f)[0]&&(i=""),(!c||!f||i!==s(a,"end"))&&(o=!1),!c||!f)return;let m=["place","target_group","lead","output"].map(u=>[u,s(a,u)]).filter(([,u])=>u);return{start:f,lines:[`  - title: ${E(c)}`,`    start: ${f}`,...i?[`    end: ${i}`]:[],...m.map(([u,p])=>`    ${u}: ${E(p)}`)]}}).filter(a=>a!==void 0).sort((a,c)=>a.start<c.start?-1:a.start>c.start?1:0).flatMap(a=>a.lines),isWhole:o};if(e.fills==="indicators"){let r=c=>{let f=/^[0-9.,\s-]+$/.test(c)?K(c):NaN;return Number.isNaN(f)?"":String(f)};return{items:t.map(c=>{let f=s(c,"title"),i=["baseline","target"].map(u=>{let p=r(s(c,u));return s(c,u)&&!p&&(o=!1),[u,p]});if(f||(o=!1),!f)return[];let m=s(c,"unit");return[`  - title: ${E(f)}`,...i.filter(([,u])=>u).map(([u,p])=>`    ${u}: ${p}`),...m?[`    unit: ${E(m)}`]:[]]}).flat(),isWhole:o}}let l=t.map(r=>s(r,"title"));return l.some(r=>!r)&&(o=!1),{items:l.filter(Boolean).map(r=>`  - ${E(r)}`),isWhole:o}}function qe(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let r=I(t);return n==="budget"||!r||n==="summary"&&[...r].length>Ve?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${E(r)}`]:[`${n}:`,`  - ${E(r)}`],isWhole:!0}}if(t.every(r=>typeof r=="string")){let r=t.map(a=>I(String(a))).filter(Boolean);return{lines:r.length?[`${n}:`,...r.map(a=>`  - ${E(a)}`)]:[],isWhole:!0}}let s=t.filter(r=>Object.values(r).some(a=>a.trim())),{items:o,isWhole:l}=ze(e,s);return{lines:o.length?[`${n}:`,...o]:[],isWhole:l}}function Je(e,t){let n=a=>v(I(a));if(typeof t=="string"){let a=e.answer==="scale"?R(e):e.choices;return U(a,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(a=>typeof a=="string"))return t.map(a=>n(String(a))).filter(Boolean).map(a=>`- ${a}`).join(`
`);let s=e.columns??[],o=t.filter(a=>Object.values(a).some(c=>c.trim())),l=s.filter(a=>o.some(c=>(c[a.id]??"").trim())),r=o.map(a=>l.map(c=>U(c.choices,(a[c.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(a=>n(a.title)),l.map(()=>"---"),...r].map(a=>`| ${a.join(" | ")} |`).join(`
`)}function X(e,t,{municipality:n,edition:s}){let o=I(t.title)||I(`${e.title}, ${n}`),l=He(o),r=[`title: ${E(l)}`,`municipality: ${n}`];s&&r.push(`edition: ${s}`),r.push(`template: {id: ${e.id}, version: ${E(t.templateVersion||e.version)}}`);let a=l===o?[]:[v(o)];for(let c of e.sections){let f=t.answers[c.id];if(T(f))continue;let{lines:i,isWhole:m}=qe(c,f);r.push(...i);let u=m?"":Je(c,f);u&&a.push(`## ${v(c.title)}

${u}`)}return`---
${r.join(`
`)}
---
${a.map(c=>`
${c}
`).join("")}`}var Xe=["Answer","ListBullet"],$e=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function ve(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new $("damaged");let t=new DOMParser().parseFromString($e?$e.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new $("damaged");return t.documentElement}async function Y(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),s=n[0]===80&&n[1]===75?await Qe(e,t):await Ye(e);if(s.template!==t.id)throw new $("other-template");if(Object.values(s.answers).every(T))throw new $("empty");return s}async function Ye(e){if(e.size>re)throw new $("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new $("no-plan")}if(t?.format!==G||typeof t.answers!="object"||!t.answers)throw new $("no-plan");if(t.formatVersion!==1)throw new $("newer");let n=l=>typeof l=="string",s=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(r=>r&&typeof r=="object"&&Object.values(r).every(n))),o=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>s(l)));return{format:G,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:o}}async function Qe(e,t){let n=await J(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),s=n.has("word/document.xml");if(!s&&!n.has("content.xml"))throw new $("no-plan");let o=ve(n.get(s?"word/document.xml":"content.xml")),l=n.get(s?"docProps/core.xml":"meta.xml"),r=l?ve(l):void 0,a=p=>r?.getElementsByTagName(p)[0]?.textContent?.trim()??"",[c,f]=a(s?"cp:keywords":"meta:keyword").split(" "),i=s?Ze(o):Ke(o),m=et(t,i),u=a("dc:title");if(!f&&Object.keys(m).length===0)throw new $("no-plan");return{format:G,formatVersion:1,template:f?c:t.id,templateVersion:f??t.version,title:u===t.title?"":u,answers:m}}var O=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",M=(e,t)=>[...e.children].find(n=>n.localName===t);function Ze(e){let t=[],n=new Map,s=c=>n.set(O(c,"name"),O(c,"id")),o=c=>{for(let[f,i]of n)i===O(c,"id")&&n.delete(f)},l=(c,f,i)=>{let u={style:O(M(M(c,"pPr")??c,"pStyle")??c,"val"),text:"",marks:new Map,values:i},p=(g,b)=>{for(let w of[...g,...n.keys()])u.marks.set(w,(u.marks.get(w)??"")+b)},h=(g,b)=>{u.text+=g,p(b,g)};p(f,"");let d=(g,b)=>{for(let w of g.children){let x=w.localName;x==="bookmarkStart"?(s(w),p(b,"")):x==="bookmarkEnd"?o(w):x==="t"?h(w.textContent??"",b):x==="tab"?h("	",b):x==="br"||x==="cr"?h(`
`,b):x==="r"&&O(M(M(w,"rPr")??w,"rStyle")??w,"val")==="PlaceholderText"?p(b,""):x==="sdt"?d(M(w,"sdtContent")??w,[...b,...r(w,u)]):x!=="pPr"&&x!=="rPr"&&x!=="del"&&d(w,b)}};d(c,f),t.push(u)},r=(c,f)=>{let i=M(c,"sdtPr");if(!i)return[];let m=M(i,"dropDownList")??M(i,"comboBox");m&&(f.values=new Map([...m.children].map(p=>[O(p,"displayText"),O(p,"value")])));let u=M(i,"tag");return u?[`tag:${O(u,"val")}`]:[]},a=(c,f,i)=>{for(let m of c.children){let u=m.localName;if(u==="p")l(m,f,i??new Map);else if(u==="tbl"){let p=[...m.children].filter(h=>h.localName==="tr").map(h=>[...h.children].filter(d=>d.localName==="tc").map(d=>{let g=t.length;return a(d,[],void 0),t.splice(g).map(b=>b.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.keys(),...f].map(h=>[h,""])),rows:p})}else if(u==="sdt"){let p={values:i},h=[...f,...r(m,p)];a(M(m,"sdtContent")??m,h,p.values)}else u==="bookmarkStart"?s(m):u==="bookmarkEnd"?o(m):(u==="body"||u==="ins"||u==="customXml")&&a(m,f,i)}};return a(e,[],void 0),t}function Ke(e){let t=[],n=new Set,s=(l,r)=>{let a={style:"",text:"",marks:new Map},c=m=>{for(let u of[...r,...n])a.marks.set(u,(a.marks.get(u)??"")+m)},f=m=>{a.text+=m,c(m)};c("");let i=m=>{for(let u of m.childNodes){if(u.nodeType===3&&f((u.nodeValue??"").replace(/[\n\r\t ]+/g," ")),u.nodeType!==1)continue;let p=u,h=p.localName;if(h==="s")f(" ".repeat(Math.min(Number(O(p,"c"))||1,1e3)));else if(h==="tab")f("	");else if(h==="line-break")f(`
`);else if(h==="bookmark-start")n.add(O(p,"name")),c("");else if(h==="bookmark-end")n.delete(O(p,"name"));else if(h==="bookmark")a.marks.set(O(p,"name"),"");else if(h==="content-control"&&O(p,"showing-place-holder")==="true"){c("");for(let d of p.getElementsByTagNameNS("*","bookmark-end"))n.delete(O(d,"name"))}else["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(h)||i(p)}};i(l),t.push(a)},o=(l,r)=>{for(let a of l.children){let c=a.localName;if(c==="p"||c==="h")s(a,r);else if(c==="section")o(a,[...r,O(a,"name")]);else if(c==="table"){let f=[...a.getElementsByTagNameNS(a.namespaceURI,"table-row")].map(i=>[...i.children].filter(m=>m.localName==="table-cell").map(m=>{let u=t.length;return o(m,[]),t.splice(u).map(p=>p.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...r,...n].map(i=>[i,""])),rows:f})}else["body","text","list","list-item","list-header","index-body"].includes(c)&&o(a,r)}};return o(e,[]),t}function et(e,t){let{sections:n}=W(e),s=new Map(e.sections.map(p=>[p.id,p]));for(let[p,h]of Object.entries(e.moved)){let d=s.get(h);d&&s.set(p,d)}let o=p=>p.startsWith("tag:")?p.slice(4):n.get(p),l=new Set([e.words.write,e.words.choose,e.words.date]),r={},a=new Map,c=new Map,f=p=>l.has(p.trim())?"":p,i=(p,h,d)=>p.set(h,[...p.get(h)??[],d]),m,u;for(let p of t){let h=new Set([...p.marks.keys()].map(o).filter(w=>w!==void 0&&s.has(w))),[d]=h;d!==void 0&&(m=d);let g=p.text.trim(),b=e.sections.find(w=>g===`${w.number} ${w.title}`);if(b&&(u=b.id),p.rows){let w=[m,u].find(k=>k!==void 0&&s.get(k)?.answer==="table"&&!(k in r)),x=s.get(w??"");w!==void 0&&x&&p.rows.every(k=>k.length<=(x.columns??[]).length)&&(r[w]=tt(x,p.rows));continue}u!==void 0&&h.size===0&&Xe.includes(p.style)&&i(c,u,f(p.text));for(let w of h){if(w===void 0||s.get(w)?.answer==="table")continue;let x=f([...p.marks].find(([k,H])=>o(k)===w&&H)?.[1]??"");i(a,w,p.values?.get(x)??x)}}for(let[p,h]of c)!a.has(p)&&s.get(p)?.answer!=="table"&&a.set(p,h);for(let[p,h]of a){let d=s.get(p),g=h.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");d.answer==="list"?r[p]=h.map(b=>b.trim()).filter(Boolean):r[p]=d.answer==="text"?g:Se(d.answer==="scale"?R(d):d.choices,g.trim()),T(r[p])&&delete r[p]}return r}function tt(e,t){let n=e.columns??[];return t.slice(1).map(o=>Object.fromEntries(n.map((l,r)=>[l.id,Se(l.choices,(o[r]??"").trim())]).filter(([,l])=>l))).filter(o=>Object.keys(o).length>0)}var Se=(e,t)=>e?.find(n=>n.label===t)?.key??t;var nt={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},st={docx:{write:me,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:he,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function je(e,t,n,s,o){let{write:l,document:r,about:a,body:c}=st[n],f=l(e,t.title||e.title,ee(e,t,s)),i=o.get(r)??"",m=[i.slice(0,i.indexOf(c[0])+c[0].length),i.slice(i.lastIndexOf(c[1]))];return new Map([...o,[r,m.join(f.document)],[a,f.about]])}var Te=(e,t,n)=>ue(ee(e,t,n));async function ae(e,t,n,s,o){let l=nt[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([Te(e,t,s)],{type:l}):ge([...je(e,t,n,s,await J(await o()))],l)}function Q(e){return typeof e=="string"?e:e.map(t=>typeof t=="string"?t:Object.values(t).join(" · ")).filter(t=>!T(t)).join(`
`)}var Oe=()=>Date.now().toString(36)+Math.random().toString(36).slice(2,8);var j=(e,t)=>e.querySelector(t);function B(e,t={},...n){let s=Object.assign(document.createElement(e),t);return s.append(...n),s}function Z(e,t){return`${(ke(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}var ke=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function Ne(e){let{format:t,formatVersion:n,template:s,templateVersion:o,title:l,answers:r}=e.take();return{format:t,formatVersion:n,template:s,templateVersion:o,title:l,answers:r}}var ie=(e,t,n)=>ae(e.form,Ne(e),t,n,async()=>{let s=await fetch(e.part.dataset.form.replace(/json$/,t));if(!s.ok)throw new Error(`${s.url}: ${s.status}`);return s.blob()});function le(e,t){let n=B("a",{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function Yt(e,t){if(t==="save"||t==="share"){let[n,s]=j(e.part,"#save-as").value.split(" ");t==="save"?(le(await ie(e,n,s==="work"),Z(e,n)),e.saved()):await ot(e,n,s==="work")}else t==="entry"?rt(e):t==="use"?lt(e):(t==="take"||t==="leave")&&_e(e,t==="take")}async function ot(e,t,n){let s=await ie(e,t,n),o=new File([s],Z(e,t),{type:s.type}),l=new File([await ie(e,"txt",!1)],Z(e,"txt"),{type:"text/plain"}),r=[o,l].map(a=>[a]).find(a=>navigator.canShare({files:a}));try{if(!r)throw new Error("nothing can be shared");await navigator.share({files:r}),e.saved(),j(e.part,".told").textContent=e.say("shared")}catch(a){if(a.name==="AbortError")return;le(s,Z(e,t)),e.saved()}}function rt(e){let[t,n]=["#entry-place","#entry-edition"].map(r=>j(e.part,r)),s=ke(t.value);if(j(e.part,"[data-entry]").hidden=s!=="",!s){t.focus();return}let o=/^\d{4}$/.test(n.value.trim())?n.value.trim():"",l=X(e.form,Ne(e),{municipality:s,edition:o});le(new Blob([l],{type:"text/markdown;charset=utf-8"}),`${s}-${o||e.form.id}.md`)}var P;async function Qt(e){let t=j(e.part,"#open-file"),[n]=t.files??[],s=j(e.part,".opened");if(!n)return;s.classList.remove("wrong");try{P=await Y(n,e.form)}catch(a){s.textContent=e.say(`error-${a instanceof $?a.message:"damaged"}`),s.classList.add("wrong");return}finally{t.value=""}s.textContent="";let o=e.take().answers,l=e.questions.filter(({id:a})=>{let c=P?.answers[a];return!T(o[a])&&!T(c)&&Q(o[a])!==Q(c??"")});if(l.length===0){_e(e,!0);return}j(e.part,".both-list").replaceChildren(...l.map(a=>at(e,a)));let r=j(e.part,".both");r.hidden=!1,r.focus()}function at(e,t){let n=t.title,s={yours:e.plan.answers[t.id],theirs:P?.answers[t.id]},o=["yours","theirs"].map(r=>{let a=B("input",{type:"radio",name:`both_${t.id}`,value:r,checked:r==="yours"});return B("label",{className:"choice"},a," ",B("strong",{textContent:e.say(r)}),B("span",{className:"answer-text",textContent:Q(s[r]??"")}))}),l=B("fieldset",{},B("legend",{textContent:n}),...o);return l.dataset.both=t.id,l}function _e(e,t){let n=j(e.part,".both"),s=j(e.part,".opened");if(t&&P){let o=new Set([...n.querySelectorAll("[data-both]")].filter(c=>!n.hidden&&c.querySelector("input[value=yours]:checked")).map(c=>c.dataset.both)),l=Object.entries(P.answers).filter(([c,f])=>!o.has(c)&&!T(f)),r={...e.plan,title:e.plan.title||P.title,answers:{...e.plan.answers,...Object.fromEntries(l)},changed:e.plan.changed||new Date().toISOString()},a=P.templateVersion||e.form.version;e.show({...r,templateVersion:a}),e.changed(),e.keep(),s.textContent=e.say("opened",{number:l.length})}P=void 0,n.hidden=!0,j(e.part,"#open-file").focus()}var A;async function Zt(e,t){let n=t.get("use");if(n){let c=await fetch(e.part.dataset.cases),f=c.ok?(await c.json()).cases:{};if(!Object.hasOwn(f,n))return;let{title:i,address:m}=f[n],u=new URL(document.documentElement.dataset.root+m,location.href).href;A={title:i.text,texts:`${i.text}
${u}`}}else{let c=it(t.get("begin")??"");if(c.size===0)return;A={title:[...c.values()].flat().join(" "),texts:c}}let[s,o]=["#use-plan","#use-section"].map(c=>j(e.part,c)),l=e.store?.list(e.form.id)??[];s.replaceChildren(...l.map(c=>new Option(c.title||e.say("unnamed"),c.id)),new Option(e.say("new"),""));let r=e.questions.filter(({kind:c})=>c==="text"||c==="list"||c==="table");o.replaceChildren(...r.map(c=>new Option(c.title,c.id))),o.closest(".field").hidden=!n;let a=j(e.part,".use");j(a,"[data-text]").textContent=A.title,a.hidden=!1,a.focus()}function it(e){let t=new Map;try{for(let[n,s]of JSON.parse(sessionStorage.getItem(e)??"[]"))t.set(n,[...t.get(n)??[],s])}catch{}return t}function lt(e){let[t,n]=["#use-plan","#use-section"].map(r=>j(e.part,r));if(!A)return;e.keep();let s=e.store?.load(e.form.id,t.value)??{...e.fresh(),id:Oe()};e.show(s);let o=typeof A.texts=="string"?new Map([[n.value,[A.texts]]]):A.texts,l;for(let[r,a]of o){let c=e.questions.find(i=>i.id===r);if(!c)continue;let f=c.answer;if(c.kind==="text")c.answer=[f,...a].filter(i=>!T(i)).join(`
`);else if(c.kind==="list")c.answer=[...f.filter(i=>i.trim()),...a.map(i=>i.replace(`
`,": "))];else if(c.kind==="table"){let i=c.cells(c.items[0]).find(({kind:m})=>m==="text")?.column??"";c.answer=[...f.filter(m=>!T([m])),...a.map(m=>({[i]:m}))]}l=c}history.replaceState(null,"",`#plan=${e.plan.id}`),e.changed(),e.keep(),j(e.part,".use").hidden=!0,l&&(e.tell(e.say("used",{title:A.title,section:l.title}),!1),l.part.scrollIntoView(),l.part.querySelector("textarea, input")?.focus()),A=void 0}export{Yt as act,X as entry,ae as make,Qt as open,je as parts,Y as read,Te as text,Zt as use};
