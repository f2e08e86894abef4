// Made from themes/pearls/scripts, see CONTRIBUTING.md
var F="pearls-plan",H=e=>!e.trim();function O(e){return e===void 0?!0:typeof e=="string"?H(e):e.every(t=>typeof t=="string"?H(t):Object.values(t).every(H))}function Z(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),o=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,a=[...t].map((l,s)=>l==="."||l===","?o&&s===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(a)?Number(a):NaN}function ce(e){let t=e.filter(s=>!H(s)).map(Z);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((s,i)=>s+i,0)*100),[o,a]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(o).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${a?`.${String(a).padStart(2,"0")}`:""}`}var U=(e,t)=>e?.find(n=>n.key===t)?.label??t,D=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var Ee=7,[Me,Ae]=[4,2];function K(e,t,n){let o=e.sections.filter(s=>n||!O(t.answers[s.id])),a=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?a.push(...[e.words.intro,e.words.keep,e.address].map(s=>({is:"note",text:s}))):a.push({is:"contents",label:e.words.contents,items:o.map(s=>[s.id,de(s)])});let l;for(let s of o)s.group!==void 0&&s.group!==l&&a.push({is:"heading",id:`group-${s.id}`,level:1,text:s.group,isWide:!1}),l=s.group,a.push(...Pe(e,t,s,n));return n||a.push(...["place","name","signature"].map(s=>({is:"signature",text:e.words[s]}))),a}var de=e=>`${e.number} ${e.title}`;function Pe(e,t,n,o){let a=t.answers[n.id],l=(n.columns??[]).length>Ee,s=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:de(n),isWide:l}];return o&&(s.push({is:"question",text:n.question}),s.push(...n.guidance.map(i=>({is:"guidance",text:i})),...n.hints.map(i=>({is:"hint",text:i}))),s.push(...(n.levels??[]).map((i,c)=>({is:"level",number:c,text:i,isChosen:typeof a=="string"&&a.trim()===String(c)})))),s.push(n.answer==="table"?Ue(e,a,n,o,l):Le(e,a,n,o)),s}function Le(e,t,n,o){let a=typeof t=="string"?t.trim().split(`
`):(t??[]).map(r=>typeof r=="string"?r.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?D(n):n.choices??[],s=a.filter(r=>r.trim()),i={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",c=s.length===0?[]:n.answer==="text"?a:n.answer==="list"?s:[U(l,a.join(" "))],m=e.words[i==="date"?"date":i==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:i,choices:l,lines:c,prompt:o?m:void 0}}function Ue(e,t,n,o,a){let l=(Array.isArray(t)?t:[]).filter(r=>typeof r=="object"&&Object.values(r).some(p=>p.trim())),s=n.columns??[],i=s.filter(r=>o||l.some(p=>p[r.id]?.trim())),c=i.length>0?i:s,m=l.map(r=>c.map(p=>U(p.choices,(r[p.id]??"").trim()).split(`
`)));if(o)for(let r=m.length===0?Me:Ae;r>0;r-=1)m.push(c.map(()=>[""]));else{let r=c.map(p=>p.answer==="amount"?ce(l.map(u=>u[p.id]??"")):"");r.some(Boolean)&&m.push(r.map((p,u)=>[u===0&&!p?e.words.sum:p]))}return{is:"table",id:n.id,label:n.title,columns:c.map(r=>r.title),rows:m,isWide:a,prompt:o?e.words.answer:void 0}}var pe=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var ee=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function R(e){let t=new Map,n=new Set;for(let{id:o}of e.sections){let a=ee(o,38);for(let l=2;n.has(a);l+=1){let s=`_${l}`;a=ee(o,38-s.length)+s}n.add(a),t.set(o,a)}return{answer:o=>`f_${t.get(o)??""}`,heading:o=>`s_${t.get(o)??ee(o,38)}`,sections:new Map([...t].map(([o,a])=>[`f_${a}`,o]))}}var te=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function q(e){let t=new Map,n;for(let o of e.split(`
`)){let a=o.trim();if(a.startsWith("== "))n=a.slice(3),t.set(n,"");else if(n&&a){let l=t.get(n),s=!a.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+s+a)}}return(o,a={})=>t.get(o).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,s,i)=>s?String(a[s]??""):te(a[i]??""))}var[Ie,Be]=[9298,14570],x=q(pe),W=e=>x("run",{text:e}),C=(e,t)=>x("paragraph",{style:e,inside:t}),k=(e,t)=>C(e,W(t));function me(e,t,n){let o=R(e),[a,l]=[0,!1],s=()=>a+=1,i=(d,f)=>x("mark",{number:s(),name:d,inside:f}),c=d=>{if(l===d)return"";let f=x(l?"page-wide":"page-tall");return l=d,x("break",{page:f})},m=(d,f,w)=>{let y=d.kind==="amount"?x("control-plain"):d.kind==="date"?x("control-date",{lang:e.lang}):d.kind==="choice"?x("control-choice",{inside:d.choices.map(T=>x("control-option",{label:T.label,value:T.key})).join("")}):x("control-text");return x("control",{label:d.label,id:d.id,number:s(),empty:w,kind:y,inside:f})},u={title:({text:d})=>k("Title",d),subtitle:({text:d})=>k("Subtitle",d),note:({text:d})=>k("Guidance",d),guidance:({text:d})=>k("Guidance",d),question:({text:d})=>k("Question",d),hint:({text:d})=>k("Hint",d),signature:({text:d})=>C("Signature",W(`${d} `)+x("tab")),level:({number:d,isChosen:f,text:w})=>k("Guidance",`${f?"☒":"☐"} ${d} · ${w}`),contents:({label:d,items:f})=>k("Question",d)+f.map(([w,y])=>C("TOC1",x("link",{name:o.heading(w),text:y}))).join(""),heading:d=>c(d.isWide)+C(`Heading${d.level}`,i(o.heading(d.id),W(d.text))),field:d=>{let f=d.kind==="list"?"ListBullet":"Answer";if(d.prompt===void 0)return d.lines.map(A=>k(f,A)).join("");let w=o.answer(d.id);if(d.lines.length>1){let A=s(),le=d.lines.map((L,B)=>C(f,(B===0?x("mark-start",{number:A,name:w}):"")+W(L)+(B===d.lines.length-1?x("mark-end",{number:A}):"")));return m(d,le.join(""),"")}let[y]=d.lines,T=y===void 0?m(d,x("placeholder",{text:d.prompt}),x("control-empty")):m(d,W(y),"");return C(f,i(w,T))},table:d=>{let f=d.isWide?Be:Ie,w=Math.floor(f/Math.max(d.columns.length,1)),y=(L,B)=>x("cell",{width:w,inside:B.map(_e=>k(L,_e)).join("")}),T=x("head-row",{inside:d.columns.map(L=>y("TableHead",[L])).join("")}),A=d.rows.map(L=>x("row",{inside:L.map(B=>y("TableText",B)).join("")}));return(d.prompt===void 0?"":C("Hint",i(o.answer(d.id),W(d.prompt))))+x("table",{label:d.label,width:f,columns:x("column",{width:w}).repeat(d.columns.length),inside:T+A.join("")})+k("Answer","")}},h=n.map(d=>u[d.is](d)).join("")+c(!1)+x("page-tall"),g={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:h,about:x("core",g)}}function v(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function ue(e){let t={title:({text:a})=>`# ${v(a)}`,subtitle:({text:a})=>v(a),note:({text:a})=>v(a),guidance:({text:a})=>v(a),question:({text:a})=>`**${v(a)}**`,hint:({text:a})=>`*${v(a)}*`,level:({number:a,isChosen:l,text:s})=>`- [${l?"x":" "}] ${a} · ${v(s)}`,contents:({label:a,items:l})=>`**${v(a)}**
${l.map(([,s])=>`
- ${v(s)}`).join("")}`,heading:({level:a,text:l})=>`${"#".repeat(a+1)} ${v(l)}`,signature:({text:a})=>`${v(a)}: ____________________`,field:({kind:a,lines:l,prompt:s})=>l.length===0?s===void 0?"":`[${s}]`:a==="list"?l.map(i=>`- ${v(i)}`).join(`
`):l.filter(i=>i.trim()).map(v).join(`

`),table:({columns:a,rows:l})=>[a.map(v),a.map(()=>"---"),...l.map(s=>s.map(i=>i.map(v).join("<br>")))].map(s=>`| ${s.join(" | ")} |`).join(`
`)},n="",o;for(let a of e){let l=t[a.is](a);l&&(n+=(n?a.is==="level"&&o==="level"?`
`:`

`:"")+l,o=a.is)}return`${n}
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
`;var $=q(fe);function ne(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return $("tab");if(t===`
`)return $("line-break");if(t[0]!==" ")return te(t);let a=n===0||n+t.length===e.length?0:1;return" ".repeat(a)+(t.length>a?$("spaces",{count:t.length-a}):"")})}var G=(e,t)=>$("paragraph",{style:e,inside:t}),N=(e,t)=>G(e,ne(t));function he(e,t,n){let o=R(e),a=!1,i={title:({text:r})=>N("Title",r),subtitle:({text:r})=>N("Subtitle",r),note:({text:r})=>N("Guidance",r),guidance:({text:r})=>N("Guidance",r),question:({text:r})=>N("Question",r),hint:({text:r})=>N("Hint",r),signature:({text:r})=>G("Sign_20_Here",ne(`${r} `)+$("tab")),level:({number:r,isChosen:p,text:u})=>N("Guidance",`${p?"☒":"☐"} ${r} · ${u}`),contents:({label:r,items:p})=>N("Question",r)+p.map(([u,h])=>G("Contents_20_1",$("link",{name:o.heading(u),text:h}))).join(""),heading:r=>{let p=a===r.isWide?`Heading_20_${r.level}`:`Heading-${r.level}-${r.isWide?"wide":"tall"}`;return a=r.isWide,$("heading",{style:p,level:r.level,name:o.heading(r.id),inside:ne(r.text)})},field:r=>{let p=o.answer(r.id),u=r.kind==="list",h=u?"List_20_Bullet":"Answer",g=r.lines.map(f=>N(h,f));if(r.kind==="choice"&&r.prompt!==void 0){let f=r.lines[0]??r.prompt,w=r.choices.map(y=>$(y.label===f?"option-chosen":"option",{label:y.label})).join("");g=[G(h,$("choice",{name:p,inside:w,text:f}))]}g.length===0&&r.prompt!==void 0&&(g=[G(h,$("placeholder",{text:r.prompt}))]);let d=u&&g.length>0?$("list",{inside:g.map(f=>$("item",{inside:f})).join("")}):g.join("");return r.prompt===void 0?d:$("section",{name:p,inside:d})},table:r=>{let p=(w,y)=>$("cell",{inside:y.map(T=>N(w,T)).join("")}),u=w=>$("row",{inside:w.join("")}),h=u(r.columns.map(w=>p("Table_20_Head",[w]))),g=r.rows.map(w=>u(w.map(y=>p("Table_20_Text",y)))).join(""),d=o.answer(r.id),f=$("table",{name:d.replace("f_","t_"),width:r.isWide?"wide":"tall",label:r.label,count:r.columns.length,head:h,inside:g})+N("Answer","");return r.prompt===void 0?f:$("section",{name:d,inside:f})}},c=n.map(r=>i[r.is](r)).join(""),m={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:c,about:$("meta",m)}}var[oe,Re]=[2e7,4e7],b=class extends Error{},We=Int32Array.from({length:256},(e,t)=>{let n=t;for(let o=0;o<8;o+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),Fe=e=>~e.reduce((t,n)=>t>>>8^We[(t^n)&255],-1)>>>0;async function we(e,t,n){let o=new Blob([e]).stream().pipeThrough(t).getReader(),a=[],l=0;for(;;){let{done:s,value:i}=await o.read();if(s)break;if(l+=i.length,l>n)throw await o.cancel(),new b("too-large");a.push(i)}return new Uint8Array(await new Blob(a).arrayBuffer())}function se(e,t){let n=new DataView(new ArrayBuffer(e.reduce((a,l)=>a+l,0))),o=0;return e.forEach((a,l)=>{a===2?n.setUint16(o,t[l],!0):n.setUint32(o,t[l],!0),o+=a}),new Uint8Array(n.buffer)}async function ge(e,t){let n=new TextEncoder,o=[],a=[],[l,s]=[0,0];for(let[c,m]of e){let[r,p]=[n.encode(c),n.encode(m)],u=c==="mimetype",h=u?p:await we(p,new CompressionStream("deflate-raw"),1/0),g=[20,2048,u?0:8,0,33,Fe(p),h.length,p.length,r.length];o.push(se([4,2,2,2,2,2,4,4,4,2,2],[67324752,...g,0]),r,h),a.push(se([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...g,0,0,0,0,0,l]),r),l+=30+r.length+h.length,s+=46+r.length}let i=se([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,s,l,0]);return new Blob([...o,...a,i],{type:t})}async function z(e,t){if(e.size>oe)throw new b("too-large");let n=new Uint8Array(await e.arrayBuffer()),o=new DataView(n.buffer),a=n.length-22;for(;a>=0&&a>n.length-65558&&o.getUint32(a,!0)!==101010256;)a-=1;if(a<0||o.getUint32(a,!0)!==101010256)throw new b("damaged");let l=new Map;try{let s=o.getUint32(a+16,!0),i=Re;for(let c=o.getUint16(a+10,!0);c>0;c-=1){if(o.getUint32(s,!0)!==33639248)throw new b("damaged");let[m,r,p]=[o.getUint16(s+10,!0),o.getUint32(s+20,!0),o.getUint32(s+24,!0)],[u,h,g,d]=[o.getUint16(s+28,!0),o.getUint16(s+30,!0),o.getUint16(s+32,!0),o.getUint32(s+42,!0)],f=new TextDecoder().decode(n.subarray(s+46,s+46+u));if(s+=46+u+h+g,t&&!t.includes(f))continue;if(p>i)throw new b("too-large");let w=d+30+o.getUint16(d+26,!0)+o.getUint16(d+28,!0),y=n.subarray(w,w+r);if(m!==0&&m!==8)throw new b("damaged");let T=m===0?y:await we(y,new DecompressionStream("deflate-raw"),i);if(i-=T.length,i<0)throw new b("too-large");l.set(f,new TextDecoder("utf-8",{fatal:!0}).decode(T))}}catch(s){throw s instanceof b?s:new b("damaged")}return l}var Ge=300,_=e=>JSON.stringify(V(e)),V=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function be(e){let[,t,n,o]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let a=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!o||Number(o)>=1&&Number(o)<=a)?[t,n,o].filter(Boolean).join("-"):""}var xe=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function Ve(e,t){let n=e.columns??[],o=(s,i)=>{let c=n.find(m=>m.fills===i);return c?V(U(c.choices,(s[c.id]??"").trim())):""},a=t.every(s=>n.every(i=>i.fills||!(s[i.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(i=>{let[c,m]=[o(i,"title"),be(o(i,"start"))],r=be(o(i,"end"));if(r&&m&&xe(r)[1]<xe(m)[0]&&(r=""),(!c||!m||r!==o(i,"end"))&&(a=!1),!c||!m)return;let p=["place","target_group","lead","output"].map(u=>[u,o(i,u)]).filter(([,u])=>u);return{start:m,lines:[`  - title: ${_(c)}`,`    start: ${m}`,...r?[`    end: ${r}`]:[],...p.map(([u,h])=>`    ${u}: ${_(h)}`)]}}).filter(i=>i!==void 0).sort((i,c)=>i.start<c.start?-1:i.start>c.start?1:0).flatMap(i=>i.lines),isWhole:a};if(e.fills==="indicators"){let s=c=>{let m=/^[0-9.,\s-]+$/.test(c)?Z(c):NaN;return Number.isNaN(m)?"":String(m)};return{items:t.map(c=>{let m=o(c,"title"),r=["baseline","target"].map(u=>{let h=s(o(c,u));return o(c,u)&&!h&&(a=!1),[u,h]});if(m||(a=!1),!m)return[];let p=o(c,"unit");return[`  - title: ${_(m)}`,...r.filter(([,u])=>u).map(([u,h])=>`    ${u}: ${h}`),...p?[`    unit: ${_(p)}`]:[]]}).flat(),isWhole:a}}let l=t.map(s=>o(s,"title"));return l.some(s=>!s)&&(a=!1),{items:l.filter(Boolean).map(s=>`  - ${_(s)}`),isWhole:a}}function He(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let s=V(t);return n==="budget"||!s||n==="summary"&&[...s].length>Ge?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${_(s)}`]:[`${n}:`,`  - ${_(s)}`],isWhole:!0}}if(t.every(s=>typeof s=="string")){let s=t.map(i=>V(String(i))).filter(Boolean);return{lines:s.length?[`${n}:`,...s.map(i=>`  - ${_(i)}`)]:[],isWhole:!0}}let o=t.filter(s=>Object.values(s).some(i=>i.trim())),{items:a,isWhole:l}=Ve(e,o);return{lines:a.length?[`${n}:`,...a]:[],isWhole:l}}function qe(e,t){let n=i=>v(V(i));if(typeof t=="string"){let i=e.answer==="scale"?D(e):e.choices;return U(i,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(i=>typeof i=="string"))return t.map(i=>n(String(i))).filter(Boolean).map(i=>`- ${i}`).join(`
`);let o=e.columns??[],a=t.filter(i=>Object.values(i).some(c=>c.trim())),l=o.filter(i=>a.some(c=>(c[i.id]??"").trim())),s=a.map(i=>l.map(c=>U(c.choices,(i[c.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(i=>n(i.title)),l.map(()=>"---"),...s].map(i=>`| ${i.join(" | ")} |`).join(`
`)}function J(e,t,{municipality:n,edition:o}){let a=[`title: ${_(t.title||`${e.title}, ${n}`)}`,`municipality: ${n}`];o&&a.push(`edition: ${o}`),a.push(`template: {id: ${e.id}, version: ${_(t.templateVersion||e.version)}}`);let l=[];for(let s of e.sections){let i=t.answers[s.id];if(O(i))continue;let{lines:c,isWhole:m}=He(s,i);a.push(...c);let r=m?"":qe(s,i);r&&l.push(`## ${v(s.title)}

${r}`)}return`---
${a.join(`
`)}
---
${l.map(s=>`
${s}
`).join("")}`}var ye=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function ve(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new b("damaged");let t=new DOMParser().parseFromString(ye?ye.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new b("damaged");return t.documentElement}async function X(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),o=n[0]===80&&n[1]===75?await Je(e,t):await ze(e);if(o.template!==t.id)throw new b("other-template");if(Object.values(o.answers).every(O))throw new b("empty");return o}async function ze(e){if(e.size>oe)throw new b("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new b("no-plan")}if(t?.format!==F||typeof t.answers!="object"||!t.answers)throw new b("no-plan");if(t.formatVersion!==1)throw new b("newer");let n=l=>typeof l=="string",o=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(s=>s&&typeof s=="object"&&Object.values(s).every(n))),a=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>o(l)));return{format:F,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:a}}async function Je(e,t){let n=await z(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),o=n.has("word/document.xml");if(!o&&!n.has("content.xml"))throw new b("no-plan");let a=ve(n.get(o?"word/document.xml":"content.xml")),l=n.get(o?"docProps/core.xml":"meta.xml"),s=l?ve(l):void 0,i=h=>s?.getElementsByTagName(h)[0]?.textContent?.trim()??"",[c,m]=i(o?"cp:keywords":"meta:keyword").split(" "),r=o?Xe(a):Ye(a),p=Qe(t,r),u=i("dc:title");if(!m&&Object.keys(p).length===0)throw new b("no-plan");return{format:F,formatVersion:1,template:m?c:t.id,templateVersion:m??t.version,title:u===t.title?"":u,answers:p}}var S=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",E=(e,t)=>[...e.children].find(n=>n.localName===t);function Xe(e){let t=[],n=new Map,o=(s,i,c)=>{let r={style:S(E(E(s,"pPr")??s,"pStyle")??s,"val"),text:"",marks:new Map,values:c},p=(g,d)=>{for(let f of[...g,...n.values()])r.marks.set(f,(r.marks.get(f)??"")+d)},u=(g,d)=>{r.text+=g,p(d,g)};p(i,"");let h=(g,d)=>{for(let f of g.children){let w=f.localName;w==="bookmarkStart"?(n.set(S(f,"id"),S(f,"name")),p(d,"")):w==="bookmarkEnd"?n.delete(S(f,"id")):w==="t"?u(f.textContent??"",d):w==="tab"?u("	",d):w==="br"||w==="cr"?u(`
`,d):w==="r"&&S(E(E(f,"rPr")??f,"rStyle")??f,"val")==="PlaceholderText"?p(d,""):w==="sdt"?h(E(f,"sdtContent")??f,[...d,...a(f,r)]):w!=="pPr"&&w!=="rPr"&&w!=="del"&&h(f,d)}};h(s,i),t.push(r)},a=(s,i)=>{let c=E(s,"sdtPr");if(!c)return[];let m=E(c,"dropDownList")??E(c,"comboBox");m&&(i.values=new Map([...m.children].map(p=>[S(p,"displayText"),S(p,"value")])));let r=E(c,"tag");return r?[`tag:${S(r,"val")}`]:[]},l=(s,i,c)=>{for(let m of s.children){let r=m.localName;if(r==="p")o(m,i,c??new Map);else if(r==="tbl"){let p=[...m.children].filter(u=>u.localName==="tr").map(u=>[...u.children].filter(h=>h.localName==="tc").map(h=>{let g=t.length;return l(h,[],void 0),t.splice(g).map(d=>d.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.values(),...i].map(u=>[u,""])),rows:p})}else if(r==="sdt"){let p={values:c},u=[...i,...a(m,p)];l(E(m,"sdtContent")??m,u,p.values)}else r==="bookmarkStart"?n.set(S(m,"id"),S(m,"name")):r==="bookmarkEnd"?n.delete(S(m,"id")):(r==="body"||r==="ins"||r==="customXml")&&l(m,i,c)}};return l(e,[],void 0),t}function Ye(e){let t=[],n=new Set,o=(l,s)=>{let i={style:S(l,"style-name"),text:"",marks:new Map},c=p=>{for(let u of[...s,...n])i.marks.set(u,(i.marks.get(u)??"")+p)},m=p=>{i.text+=p,c(p)};c("");let r=p=>{for(let u of p.childNodes){if(u.nodeType===3&&m((u.nodeValue??"").replace(/[\n\r\t ]+/g," ")),u.nodeType!==1)continue;let h=u,g=h.localName;g==="s"?m(" ".repeat(Math.min(Number(S(h,"c"))||1,1e3))):g==="tab"?m("	"):g==="line-break"?m(`
`):g==="bookmark-start"?(n.add(S(h,"name")),c("")):g==="bookmark-end"?n.delete(S(h,"name")):g==="bookmark"?i.marks.set(S(h,"name"),""):g==="content-control"&&S(h,"showing-place-holder")==="true"?c(""):["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(g)||r(h)}};r(l),t.push(i)},a=(l,s)=>{for(let i of l.children){let c=i.localName;if(c==="p"||c==="h")o(i,s);else if(c==="section")a(i,[...s,S(i,"name")]);else if(c==="table"){let m=[...i.getElementsByTagNameNS(i.namespaceURI,"table-row")].map(r=>[...r.children].filter(p=>p.localName==="table-cell").map(p=>{let u=t.length;return a(p,[]),t.splice(u).map(h=>h.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...s,...n].map(r=>[r,""])),rows:m})}else["body","text","list","list-item","list-header","index-body"].includes(c)&&a(i,s)}};return a(e,[]),t}function Qe(e,t){let{sections:n}=R(e),o=new Map(e.sections.map(r=>[r.id,r]));for(let[r,p]of Object.entries(e.moved)){let u=o.get(p);u&&o.set(r,u)}let a=r=>r.startsWith("tag:")?r.slice(4):n.get(r),l=new Set([e.words.write,e.words.choose,e.words.date]),s={},i=new Map,c,m;for(let r of t){let p=new Set([...r.marks.keys()].map(a).filter(d=>d!==void 0&&o.has(d))),[u]=p;u!==void 0&&(c=u);let h=r.text.trim(),g=e.sections.find(d=>h===`${d.number} ${d.title}`);if(g&&(m=g.id),r.rows){let d=[c,m].find(w=>w!==void 0&&o.get(w)?.answer==="table"&&!(w in s)),f=o.get(d??"");d!==void 0&&f&&r.rows.every(w=>w.length<=(f.columns??[]).length)&&(s[d]=Ze(f,r.rows));continue}for(let d of p){if(d===void 0||o.get(d)?.answer==="table")continue;let f=[...r.marks].find(([T,A])=>a(T)===d&&A)?.[1]??"",w=l.has(f.trim())?"":f,y=i.get(d)??[];y.push(r.values?.get(w)??w),i.set(d,y)}}for(let[r,p]of i){let u=o.get(r),h=p.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");u.answer==="list"?s[r]=p.map(g=>g.trim()).filter(Boolean):s[r]=u.answer==="text"?h:$e(u.answer==="scale"?D(u):u.choices,h.trim()),O(s[r])&&delete s[r]}return s}function Ze(e,t){let n=e.columns??[];return t.slice(1).map(a=>Object.fromEntries(n.map((l,s)=>[l.id,$e(l.choices,(a[s]??"").trim())]).filter(([,l])=>l))).filter(a=>Object.keys(a).length>0)}var $e=(e,t)=>e?.find(n=>n.label===t)?.key??t;var Ke={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},et={docx:{write:me,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:he,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function Se(e,t,n,o,a){let{write:l,document:s,about:i,body:c}=et[n],m=l(e,t.title||e.title,K(e,t,o)),r=a.get(s)??"",p=[r.slice(0,r.indexOf(c[0])+c[0].length),r.slice(r.lastIndexOf(c[1]))];return new Map([...a,[s,p.join(m.document)],[i,m.about]])}var je=(e,t,n)=>ue(K(e,t,n));async function ae(e,t,n,o,a){let l=Ke[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([je(e,t,o)],{type:l}):ge([...Se(e,t,n,o,await z(await a()))],l)}function Y(e){return typeof e=="string"?e:e.map(t=>typeof t=="string"?t:Object.values(t).join(" · ")).filter(t=>!O(t)).join(`
`)}var Oe=()=>Date.now().toString(36)+Math.random().toString(36).slice(2,8);var j=(e,t)=>e.querySelector(t);function I(e,t={},...n){let o=Object.assign(document.createElement(e),t);return o.append(...n),o}function Q(e,t){return`${(Te(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}var Te=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function ke(e){let{format:t,formatVersion:n,template:o,templateVersion:a,title:l,answers:s}=e.take();return{format:t,formatVersion:n,template:o,templateVersion:a,title:l,answers:s}}var re=(e,t,n)=>ae(e.form,ke(e),t,n,async()=>{let o=await fetch(e.part.dataset.form.replace(/json$/,t));if(!o.ok)throw new Error(`${o.url}: ${o.status}`);return o.blob()});function ie(e,t){let n=I("a",{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function zt(e,t){if(t==="save"||t==="share"){let[n,o]=j(e.part,"#save-as").value.split(" ");t==="save"?(ie(await re(e,n,o==="work"),Q(e,n)),e.saved()):await tt(e,n,o==="work")}else t==="entry"?nt(e):t==="use"?at(e):(t==="take"||t==="leave")&&Ne(e,t==="take")}async function tt(e,t,n){let o=await re(e,t,n),a=new File([o],Q(e,t),{type:o.type}),l=new File([await re(e,"txt",!1)],Q(e,"txt"),{type:"text/plain"}),s=[a,l].map(i=>[i]).find(i=>navigator.canShare({files:i}));try{if(!s)throw new Error("nothing can be shared");await navigator.share({files:s}),e.saved(),j(e.part,".told").textContent=e.say("shared")}catch(i){if(i.name==="AbortError")return;ie(o,Q(e,t)),e.saved()}}function nt(e){let[t,n]=["#entry-place","#entry-edition"].map(s=>j(e.part,s)),o=Te(t.value);if(j(e.part,"[data-entry]").hidden=o!=="",!o){t.focus();return}let a=/^\d{4}$/.test(n.value.trim())?n.value.trim():"",l=J(e.form,ke(e),{municipality:o,edition:a});ie(new Blob([l],{type:"text/markdown;charset=utf-8"}),`${o}-${a||e.form.id}.md`)}var P;async function Jt(e){let t=j(e.part,"#open-file"),[n]=t.files??[],o=j(e.part,".opened");if(!n)return;o.classList.remove("wrong");try{P=await X(n,e.form)}catch(i){o.textContent=e.say(`error-${i instanceof b?i.message:"damaged"}`),o.classList.add("wrong");return}finally{t.value=""}o.textContent="";let a=e.take().answers,l=e.questions.filter(({id:i})=>{let c=P?.answers[i];return!O(a[i])&&!O(c)&&Y(a[i])!==Y(c??"")});if(l.length===0){Ne(e,!0);return}j(e.part,".both-list").replaceChildren(...l.map(i=>st(e,i)));let s=j(e.part,".both");s.hidden=!1,s.focus()}function st(e,t){let n=t.title,o={yours:e.plan.answers[t.id],theirs:P?.answers[t.id]},a=["yours","theirs"].map(s=>{let i=I("input",{type:"radio",name:`both_${t.id}`,value:s,checked:s==="yours"});return I("label",{className:"choice"},i," ",I("strong",{textContent:e.say(s)}),I("span",{className:"answer-text",textContent:Y(o[s]??"")}))}),l=I("fieldset",{},I("legend",{textContent:n}),...a);return l.dataset.both=t.id,l}function Ne(e,t){let n=j(e.part,".both"),o=j(e.part,".opened");if(t&&P){let a=new Set([...n.querySelectorAll("[data-both]")].filter(c=>!n.hidden&&c.querySelector("input[value=yours]:checked")).map(c=>c.dataset.both)),l=Object.entries(P.answers).filter(([c,m])=>!a.has(c)&&!O(m)),s={...e.plan,title:e.plan.title||P.title,answers:{...e.plan.answers,...Object.fromEntries(l)},changed:e.plan.changed||new Date().toISOString()},i=P.templateVersion||e.form.version;e.show({...s,templateVersion:i}),e.changed(),e.keep(),o.textContent=e.say("opened",{number:l.length})}P=void 0,n.hidden=!0,j(e.part,"#open-file").focus()}var M;async function Xt(e,t){let n=t.get("use");if(n){let c=await fetch(e.part.dataset.cases),m=c.ok?(await c.json()).cases:{};if(!Object.hasOwn(m,n))return;let{title:r,address:p}=m[n],u=new URL(document.documentElement.dataset.root+p,location.href).href;M={title:r.text,texts:`${r.text}
${u}`}}else{let c=ot(t.get("begin")??"");if(c.size===0)return;M={title:[...c.values()].flat().join(" "),texts:c}}let[o,a]=["#use-plan","#use-section"].map(c=>j(e.part,c)),l=e.store?.list(e.form.id)??[];o.replaceChildren(...l.map(c=>new Option(c.title||e.say("unnamed"),c.id)),new Option(e.say("new"),""));let s=e.questions.filter(({kind:c})=>c==="text"||c==="list"||c==="table");a.replaceChildren(...s.map(c=>new Option(c.title,c.id))),a.closest(".field").hidden=!n;let i=j(e.part,".use");j(i,"[data-text]").textContent=M.title,i.hidden=!1,i.focus()}function ot(e){let t=new Map;try{for(let[n,o]of JSON.parse(sessionStorage.getItem(e)??"[]"))t.set(n,[...t.get(n)??[],o])}catch{}return t}function at(e){let[t,n]=["#use-plan","#use-section"].map(s=>j(e.part,s));if(!M)return;e.keep();let o=e.store?.load(e.form.id,t.value)??{...e.fresh(),id:Oe()};e.show(o);let a=typeof M.texts=="string"?new Map([[n.value,[M.texts]]]):M.texts,l;for(let[s,i]of a){let c=e.questions.find(r=>r.id===s);if(!c)continue;let m=c.answer;if(c.kind==="text")c.answer=[m,...i].filter(r=>!O(r)).join(`
`);else if(c.kind==="list")c.answer=[...m.filter(r=>r.trim()),...i.map(r=>r.replace(`
`,": "))];else if(c.kind==="table"){let r=c.cells(c.items[0]).find(({kind:p})=>p==="text")?.column??"";c.answer=[...m.filter(p=>!O([p])),...i.map(p=>({[r]:p}))]}l=c}history.replaceState(null,"",`#plan=${e.plan.id}`),e.changed(),e.keep(),j(e.part,".use").hidden=!0,l&&(e.tell(e.say("used",{title:M.title,section:l.title}),!1),l.part.scrollIntoView(),l.part.querySelector("textarea, input")?.focus()),M=void 0}export{zt as act,J as entry,ae as make,Jt as open,Se as parts,X as read,je as text,Xt as use};
