// Made from themes/pearls/scripts, see CONTRIBUTING.md
var L=e=>!e.trim();function R(e){return e===void 0?!0:typeof e=="string"?L(e):e.every(t=>typeof t=="string"?L(t):Object.values(t).every(L))}function de(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),o=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,a=[...t].map((s,r)=>s==="."||s===","?o&&r===n?".":"":s).join("");return/^-?[0-9]*\.?[0-9]*$/.test(a)?Number(a):NaN}function Y(e){let t=e.filter(r=>!L(r)).map(de);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((r,c)=>r+c,0)*100),[o,a]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],s=String(o).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${s}${a?`.${String(a).padStart(2,"0")}`:""}`}var U=(e,t)=>e?.find(n=>n.key===t)?.label??t,Z=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var pe=7,[ue,me]=[4,2];function D(e,t,n){let o=e.sections.filter(r=>n||!R(t.answers[r.id])),a=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?a.push(...[e.words.intro,e.words.keep,e.address].map(r=>({is:"note",text:r}))):a.push({is:"contents",label:e.words.contents,items:o.map(r=>[r.id,J(r)])});let s;for(let r of o)r.group!==void 0&&r.group!==s&&a.push({is:"heading",id:`group-${r.id}`,level:1,text:r.group,isWide:!1}),s=r.group,a.push(...we(e,t,r,n));return n||a.push(...["place","name","signature"].map(r=>({is:"signature",text:e.words[r]}))),a}var J=e=>`${e.number} ${e.title}`;function we(e,t,n,o){let a=t.answers[n.id],s=(n.columns??[]).length>pe,r=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:J(n),isWide:s}];return o&&(r.push({is:"question",text:n.question}),r.push(...n.guidance.map(c=>({is:"guidance",text:c})),...n.hints.map(c=>({is:"hint",text:c}))),r.push(...(n.levels??[]).map((c,p)=>({is:"level",number:p,text:c,isChosen:typeof a=="string"&&a.trim()===String(p)})))),r.push(n.answer==="table"?he(e,a,n,o,s):fe(e,a,n,o)),r}function fe(e,t,n,o){let a=typeof t=="string"?t.trim().split(`
`):(t??[]).map(i=>typeof i=="string"?i.trim().replaceAll(`
`," "):""),s=n.answer==="scale"?Z(n):n.choices??[],r=a.filter(i=>i.trim()),c={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",p=r.length===0?[]:n.answer==="text"?a:n.answer==="list"?r.map(i=>U(s,i)):[U(s,a.join(" "))],w=e.words[c==="date"?"date":c==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:c,choices:s,lines:p,prompt:o?w:void 0}}function he(e,t,n,o,a){let s=(Array.isArray(t)?t:[]).filter(i=>typeof i=="object"&&Object.values(i).some(d=>d.trim())),r=n.columns??[],c=r.filter(i=>o||s.some(d=>d[i.id]?.trim())),p=c.length>0?c:r,w=s.map(i=>p.map(d=>U(d.choices,(i[d.id]??"").trim()).split(`
`)));if(o)for(let i=w.length===0?ue:me;i>0;i-=1)w.push(p.map(()=>[""]));else{let i=p.map(d=>d.answer==="amount"?Y(s.map(h=>h[d.id]??"")):"");i.some(Boolean)&&w.push(i.map((d,h)=>[h===0&&!d?e.words.sum:d]))}return{is:"table",id:n.id,label:n.title,columns:p.map(i=>i.title),rows:w,isWide:a,prompt:o?e.words.answer:void 0}}var K=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var I=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function M(e){let t=new Map,n=new Set;for(let{id:o}of e.sections){let a=I(o,38);for(let s=2;n.has(a);s+=1){let r=`_${s}`;a=I(o,38-r.length)+r}n.add(a),t.set(o,a)}return{answer:o=>`f_${t.get(o)??""}`,heading:o=>`s_${t.get(o)??I(o,38)}`,sections:new Map([...t].map(([o,a])=>[`f_${a}`,o]))}}var H=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function C(e){let t=new Map,n;for(let o of e.split(`
`)){let a=o.trim();if(a.startsWith("== "))n=a.slice(3),t.set(n,"");else if(n&&a){let s=t.get(n),r=!a.startsWith("<")&&s?" ":s.endsWith("?>")?`
`:"";t.set(n,s+r+a)}}return(o,a={})=>t.get(o).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(s,r,c)=>r?String(a[r]??""):H(a[c]??""))}var[be,xe]=[9298,14570],m=C(K),O=e=>m("run",{text:e}),S=(e,t)=>m("paragraph",{style:e,inside:t}),_=(e,t)=>S(e,O(t));function ee(e,t,n){let o=M(e),[a,s]=[0,!1],r=()=>a+=1,c=(l,u)=>m("mark",{number:r(),name:l,inside:u}),p=l=>{if(s===l)return"";let u=m(s?"page-wide":"page-tall");return s=l,m("break",{page:u})},w=(l,u,f)=>{let b=l.kind==="amount"?m("control-plain"):l.kind==="date"?m("control-date",{lang:e.lang}):l.kind==="choice"?m("control-choice",{inside:l.choices.map(x=>m("control-option",{label:x.label,value:x.key})).join("")}):m("control-text");return m("control",{label:l.label,id:l.id,number:r(),empty:f,kind:b,inside:u})},h={title:({text:l})=>_("Title",l),subtitle:({text:l})=>_("Subtitle",l),note:({text:l})=>_("Guidance",l),guidance:({text:l})=>_("Guidance",l),question:({text:l})=>_("Question",l),hint:({text:l})=>_("Hint",l),signature:({text:l})=>S("Signature",O(`${l} `)+m("tab")),level:({number:l,isChosen:u,text:f})=>_("Guidance",`${u?"☒":"☐"} ${l} · ${f}`),contents:({label:l,items:u})=>_("Question",l)+u.map(([f,b])=>S("TOC1",m("link",{name:o.heading(f),text:b}))).join(""),heading:l=>p(l.isWide)+S(`Heading${l.level}`,c(o.heading(l.id),O(l.text))),field:l=>{let u=l.kind==="list"?"ListBullet":"Answer";if(l.prompt===void 0)return l.lines.map(A=>_(u,A)).join("");let f=o.answer(l.id);if(l.lines.length>1&&l.kind==="list"){let A=r(),X=l.lines.map((k,P)=>S(u,(P===0?m("mark-start",{number:A,name:f}):"")+O(k)+(P===l.lines.length-1?m("mark-end",{number:A}):"")));return w(l,X.join(""),"")}let b=l.lines.map(O).join(m("line-break")),x=l.lines.length===0?w(l,m("placeholder",{text:l.prompt}),m("control-empty")):w(l,b,"");return S(u,c(f,x))},table:l=>{let u=l.isWide?xe:be,f=Math.floor(u/Math.max(l.columns.length,1)),b=(k,P)=>m("cell",{width:f,inside:P.map(ce=>_(k,ce)).join("")}),x=m("head-row",{inside:l.columns.map(k=>b("TableHead",[k])).join("")}),A=l.rows.map(k=>m("row",{inside:k.map(P=>b("TableText",P)).join("")}));return(l.prompt===void 0?"":S("Hint",c(o.answer(l.id),O(l.prompt))))+m("table",{label:l.label,width:u,columns:m("column",{width:f}).repeat(l.columns.length),inside:x+A.join("")})+_("Answer","")}},y=n.map(l=>h[l.is](l)).join("")+p(!1)+m("page-tall"),v={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:y,about:m("core",v)}}function $(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function te(e){let t={title:({text:a})=>`# ${$(a)}`,subtitle:({text:a})=>$(a),note:({text:a})=>$(a),guidance:({text:a})=>$(a),question:({text:a})=>`**${$(a)}**`,hint:({text:a})=>`*${$(a)}*`,level:({number:a,isChosen:s,text:r})=>`- [${s?"x":" "}] ${a} · ${$(r)}`,contents:({label:a,items:s})=>`**${$(a)}**
${s.map(([,r])=>`
- ${$(r)}`).join("")}`,heading:({level:a,text:s})=>`${"#".repeat(a+1)} ${$(s)}`,signature:({text:a})=>`${$(a)}: ____________________`,field:({kind:a,lines:s,prompt:r})=>s.length===0?r===void 0?"":`[${r}]`:a==="list"?s.map(c=>`- ${$(c)}`).join(`
`):s.filter(c=>c.trim()).map($).join(`

`),table:({columns:a,rows:s})=>[a.map($),a.map(()=>"---"),...s.map(r=>r.map(c=>c.map($).join("<br>")))].map(r=>`| ${r.join(" | ")} |`).join(`
`)},n="",o;for(let a of e){let s=t[a.is](a);s&&(n+=(n?a.is==="level"&&o==="level"?`
`:`

`:"")+s,o=a.is)}return`${n}
`}var ne=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
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
`;var g=C(ne);function W(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return g("tab");if(t===`
`)return g("line-break");if(t[0]!==" ")return H(t);let a=n===0||n+t.length===e.length?0:1;return" ".repeat(a)+(t.length>a?g("spaces",{count:t.length-a}):"")})}var E=(e,t)=>g("paragraph",{style:e,inside:t}),j=(e,t)=>E(e,W(t));function ae(e,t,n){let o=M(e),a=!1,c={title:({text:i})=>j("Title",i),subtitle:({text:i})=>j("Subtitle",i),note:({text:i})=>j("Guidance",i),guidance:({text:i})=>j("Guidance",i),question:({text:i})=>j("Question",i),hint:({text:i})=>j("Hint",i),signature:({text:i})=>E("Sign_20_Here",W(`${i} `)+g("tab")),level:({number:i,isChosen:d,text:h})=>j("Guidance",`${d?"☒":"☐"} ${i} · ${h}`),contents:({label:i,items:d})=>j("Question",i)+d.map(([h,y])=>E("Contents_20_1",g("link",{name:o.heading(h),text:y}))).join(""),heading:i=>{let d=a===i.isWide?`Heading_20_${i.level}`:`Heading-${i.level}-${i.isWide?"wide":"tall"}`;return a=i.isWide,g("heading",{style:d,level:i.level,name:o.heading(i.id),inside:W(i.text)})},field:i=>{let d=o.answer(i.id),h=i.kind==="list",y=h?"List_20_Bullet":"Answer",v=i.lines.map(u=>j(y,u));if(i.kind==="choice"&&i.prompt!==void 0){let u=i.lines[0]??i.prompt,b=[i.prompt,...i.choices.map(x=>x.label)].map(x=>g(x===u?"option-chosen":"option",{label:x})).join("");v=[E(y,g("choice",{name:d,inside:b,text:u}))]}v.length===0&&i.prompt!==void 0&&(v=[E(y,g("placeholder",{text:i.prompt}))]);let l=h&&v.length>0?g("list",{inside:v.map(u=>g("item",{inside:u})).join("")}):v.join("");return i.prompt===void 0?l:g("section",{name:d,inside:l})},table:i=>{let d=(f,b)=>g("cell",{inside:b.map(x=>j(f,x)).join("")}),h=f=>g("row",{inside:f.join("")}),y=h(i.columns.map(f=>d("Table_20_Head",[f]))),v=i.rows.map(f=>h(f.map(b=>d("Table_20_Text",b)))).join(""),l=o.answer(i.id),u=g("table",{name:l.replace("f_","t_"),width:i.isWide?"wide":"tall",label:i.label,count:i.columns.length,head:y,inside:v})+j("Answer","");return i.prompt===void 0?u:g("section",{name:l,inside:u})}},p=n.map(i=>c[i.is](i)).join(""),w={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:p,about:g("meta",w)}}var[ve,$e]=[2e7,4e7],T=class extends Error{},_e=Int32Array.from({length:256},(e,t)=>{let n=t;for(let o=0;o<8;o+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),je=e=>~e.reduce((t,n)=>t>>>8^_e[(t^n)&255],-1)>>>0;async function oe(e,t,n){let o=new Blob([e]).stream().pipeThrough(t).getReader(),a=[],s=0;for(;;){let{done:r,value:c}=await o.read();if(r)break;if(s+=c.length,s>n)throw await o.cancel(),new T("too-large");a.push(c)}return new Uint8Array(await new Blob(a).arrayBuffer())}function z(e,t){let n=new DataView(new ArrayBuffer(e.reduce((a,s)=>a+s,0))),o=0;return e.forEach((a,s)=>{a===2?n.setUint16(o,t[s],!0):n.setUint32(o,t[s],!0),o+=a}),new Uint8Array(n.buffer)}async function re(e,t){let n=new TextEncoder,o=[],a=[],[s,r]=[0,0];for(let[p,w]of e){let[i,d]=[n.encode(p),n.encode(w)],h=p==="mimetype",y=h?d:await oe(d,new CompressionStream("deflate-raw"),1/0),v=[20,2048,h?0:8,0,33,je(d),y.length,d.length,i.length];o.push(z([4,2,2,2,2,2,4,4,4,2,2],[67324752,...v,0]),i,y),a.push(z([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...v,0,0,0,0,0,s]),i),s+=30+i.length+y.length,r+=46+i.length}let c=z([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,r,s,0]);return new Blob([...o,...a,c],{type:t})}async function ie(e,t){if(e.size>ve)throw new T("too-large");let n=new Uint8Array(await e.arrayBuffer()),o=new DataView(n.buffer),a=n.length-22;for(;a>=0&&a>n.length-65558&&o.getUint32(a,!0)!==101010256;)a-=1;if(a<0||o.getUint32(a,!0)!==101010256)throw new T("damaged");let s=new Map;try{let r=o.getUint32(a+16,!0),c=$e;for(let p=o.getUint16(a+10,!0);p>0;p-=1){if(o.getUint32(r,!0)!==33639248)throw new T("damaged");let[w,i,d]=[o.getUint16(r+10,!0),o.getUint32(r+20,!0),o.getUint32(r+24,!0)],[h,y,v,l]=[o.getUint16(r+28,!0),o.getUint16(r+30,!0),o.getUint16(r+32,!0),o.getUint32(r+42,!0)],u=new TextDecoder().decode(n.subarray(r+46,r+46+h));if(r+=46+h+y+v,t&&!t.includes(u))continue;if(d>c)throw new T("too-large");let f=l+30+o.getUint16(l+26,!0)+o.getUint16(l+28,!0),b=n.subarray(f,f+i);if(w!==0&&w!==8)throw new T("damaged");let x=w===0?b:await oe(b,new DecompressionStream("deflate-raw"),c);if(c-=x.length,c<0)throw new T("too-large");s.set(u,new TextDecoder("utf-8",{fatal:!0}).decode(x))}}catch(r){throw r instanceof T?r:new T("damaged")}return s}var Te={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},ke={docx:{write:ee,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:ae,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function se(e,t,n,o,a){let{write:s,document:r,about:c,body:p}=ke[n],w=s(e,t.title||e.title,D(e,t,o)),i=a.get(r)??"",d=[i.slice(0,i.indexOf(p[0])+p[0].length),i.slice(i.lastIndexOf(p[1]))];return new Map([...a,[r,d.join(w.document)],[c,w.about]])}var le=(e,t,n)=>te(D(e,t,n));async function q(e,t,n,o,a){let s=Te[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:s}):n==="md"||n==="txt"?new Blob([le(e,t,o)],{type:s}):re([...se(e,t,n,o,await ie(await a()))],s)}var B=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");var G=(e,t)=>e.querySelector(t);function F(e,t){return`${(B(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}function V(e){let{format:t,formatVersion:n,template:o,templateVersion:a,title:s,answers:r}=e.take();return{format:t,formatVersion:n,template:o,templateVersion:a,title:s,answers:r}}var Q=(e,t,n)=>q(e.form,V(e),t,n,async()=>{let o=await fetch(e.part.dataset.form.replace(/json$/,t));if(!o.ok)throw new Error(`${o.url}: ${o.status}`);return o.blob()});function N(e,t){let n=Object.assign(document.createElement("a"),{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function nt(e,t){if(t==="save"||t==="share"){let[n,o]=G(e.part,"#save-as").value.split(" ");t==="save"?(N(await Q(e,n,o==="work"),F(e,n)),e.saved()):await Se(e,n,o==="work")}else t==="entry"&&await Ae(e)}async function Se(e,t,n){let o=await Q(e,t,n),a=new File([o],F(e,t),{type:o.type}),s=new File([await Q(e,"txt",!1)],F(e,"txt"),{type:"text/plain"}),r=[a,s].map(c=>[c]).find(c=>navigator.canShare({files:c}));try{if(!r)throw new Error("nothing can be shared");await navigator.share({files:r}),e.saved(),G(e.part,".told").textContent=e.say("shared")}catch(c){if(c.name==="AbortError")return;N(o,F(e,t)),e.saved()}}async function Ae(e){let{caseEntry:t,entry:n}=await import("./entry.mjs");if(e.form.id==="case-study"){let p=V(e),w=B(String(p.answers.title??""))||"case-study";N(new Blob([t(e.form,p)],{type:"text/markdown;charset=utf-8"}),`${w.slice(0,60)}.md`);return}let[o,a]=["#entry-place","#entry-edition"].map(p=>G(e.part,p)),s=B(o.value);if(G(e.part,"[data-entry]").hidden=s!=="",!s){o.focus();return}let r=/^\d{4}$/.test(a.value.trim())?a.value.trim():"",c=n(e.form,V(e),{municipality:s,edition:r});N(new Blob([c],{type:"text/markdown;charset=utf-8"}),`${s}-${r||e.form.id}.md`)}export{nt as act,q as make,se as parts,le as text};
