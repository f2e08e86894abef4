// Made from themes/pearls/scripts, see CONTRIBUTING.md
var I="pearls-plan",G=e=>!e.trim();function M(e){return e===void 0?!0:typeof e=="string"?G(e):e.every(t=>typeof t=="string"?G(t):Object.values(t).every(G))}function H(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),i=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,r=[...t].map((l,o)=>l==="."||l===","?i&&o===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(r)?Number(r):NaN}function Z(e){let t=e.filter(o=>!G(o)).map(H);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((o,a)=>o+a,0)*100),[i,r]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(i).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${r?`.${String(r).padStart(2,"0")}`:""}`}var A=(e,t)=>e?.find(n=>n.key===t)?.label??t,L=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var ue=7,[fe,we]=[4,2];function V(e,t,n){let i=e.sections.filter(o=>n||!M(t.answers[o.id])),r=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?r.push(...[e.words.intro,e.words.keep,e.address].map(o=>({is:"note",text:o}))):r.push({is:"contents",label:e.words.contents,items:i.map(o=>[o.id,K(o)])});let l;for(let o of i)o.group!==void 0&&o.group!==l&&r.push({is:"heading",id:`group-${o.id}`,level:1,text:o.group,isWide:!1}),l=o.group,r.push(...he(e,t,o,n));return n||r.push(...["place","name","signature"].map(o=>({is:"signature",text:e.words[o]}))),r}var K=e=>`${e.number} ${e.title}`;function he(e,t,n,i){let r=t.answers[n.id],l=(n.columns??[]).length>ue,o=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:K(n),isWide:l}];return i&&(o.push({is:"question",text:n.question}),o.push(...n.guidance.map(a=>({is:"guidance",text:a})),...n.hints.map(a=>({is:"hint",text:a}))),o.push(...(n.levels??[]).map((a,d)=>({is:"level",number:d,text:a,isChosen:typeof r=="string"&&r.trim()===String(d)})))),o.push(n.answer==="table"?be(e,r,n,i,l):ge(e,r,n,i)),o}function ge(e,t,n,i){let r=typeof t=="string"?t.trim().split(`
`):(t??[]).map(s=>typeof s=="string"?s.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?L(n):n.choices??[],o=r.filter(s=>s.trim()),a={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",d=o.length===0?[]:n.answer==="text"?r:n.answer==="list"?o:[A(l,r.join(" "))],u=e.words[a==="date"?"date":a==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:a,choices:l,lines:d,prompt:i?u:void 0}}function be(e,t,n,i,r){let l=(Array.isArray(t)?t:[]).filter(s=>typeof s=="object"&&Object.values(s).some(m=>m.trim())),o=n.columns??[],a=o.filter(s=>i||l.some(m=>m[s.id]?.trim())),d=a.length>0?a:o,u=l.map(s=>d.map(m=>A(m.choices,(s[m.id]??"").trim()).split(`
`)));if(i)for(let s=u.length===0?fe:we;s>0;s-=1)u.push(d.map(()=>[""]));else{let s=d.map(m=>m.answer==="amount"?Z(l.map(p=>p[m.id]??"")):"");s.some(Boolean)&&u.push(s.map((m,p)=>[p===0&&!m?e.words.sum:m]))}return{is:"table",id:n.id,label:n.title,columns:d.map(s=>s.title),rows:u,isWide:r,prompt:i?e.words.answer:void 0}}var ee=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var z=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function B(e){let t=new Map,n=new Set;for(let{id:i}of e.sections){let r=z(i,38);for(let l=2;n.has(r);l+=1){let o=`_${l}`;r=z(i,38-o.length)+o}n.add(r),t.set(i,r)}return{answer:i=>`f_${t.get(i)??""}`,heading:i=>`s_${t.get(i)??z(i,38)}`,sections:new Map([...t].map(([i,r])=>[`f_${r}`,i]))}}var q=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function F(e){let t=new Map,n;for(let i of e.split(`
`)){let r=i.trim();if(r.startsWith("== "))n=r.slice(3),t.set(n,"");else if(n&&r){let l=t.get(n),o=!r.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+o+r)}}return(i,r={})=>t.get(i).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,o,a)=>o?String(r[o]??""):q(r[a]??""))}var[ye,$e]=[9298,14570],b=F(ee),C=e=>b("run",{text:e}),E=(e,t)=>b("paragraph",{style:e,inside:t}),j=(e,t)=>E(e,C(t));function te(e,t,n){let i=B(e),[r,l]=[0,!1],o=()=>r+=1,a=(c,f)=>b("mark",{number:o(),name:c,inside:f}),d=c=>{if(l===c)return"";let f=b(l?"page-wide":"page-tall");return l=c,b("break",{page:f})},u=(c,f,h)=>{let y=c.kind==="amount"?b("control-plain"):c.kind==="date"?b("control-date",{lang:e.lang}):c.kind==="choice"?b("control-choice",{inside:c.choices.map(T=>b("control-option",{label:T.label,value:T.key})).join("")}):b("control-text");return b("control",{label:c.label,id:c.id,number:o(),empty:h,kind:y,inside:f})},p={title:({text:c})=>j("Title",c),subtitle:({text:c})=>j("Subtitle",c),note:({text:c})=>j("Guidance",c),guidance:({text:c})=>j("Guidance",c),question:({text:c})=>j("Question",c),hint:({text:c})=>j("Hint",c),signature:({text:c})=>E("Signature",C(`${c} `)+b("tab")),level:({number:c,isChosen:f,text:h})=>j("Guidance",`${f?"☒":"☐"} ${c} · ${h}`),contents:({label:c,items:f})=>j("Question",c)+f.map(([h,y])=>E("TOC1",b("link",{name:i.heading(h),text:y}))).join(""),heading:c=>d(c.isWide)+E(`Heading${c.level}`,a(i.heading(c.id),C(c.text))),field:c=>{let f=c.kind==="list"?"ListBullet":"Answer";if(c.prompt===void 0)return c.lines.map(N=>j(f,N)).join("");let h=i.answer(c.id);if(c.lines.length>1){let N=o(),J=c.lines.map((P,U)=>E(f,(U===0?b("mark-start",{number:N,name:h}):"")+C(P)+(U===c.lines.length-1?b("mark-end",{number:N}):"")));return u(c,J.join(""),"")}let[y]=c.lines,T=y===void 0?u(c,b("placeholder",{text:c.prompt}),b("control-empty")):u(c,C(y),"");return E(f,a(h,T))},table:c=>{let f=c.isWide?$e:ye,h=Math.floor(f/Math.max(c.columns.length,1)),y=(P,U)=>b("cell",{width:h,inside:U.map(pe=>j(P,pe)).join("")}),T=b("head-row",{inside:c.columns.map(P=>y("TableHead",[P])).join("")}),N=c.rows.map(P=>b("row",{inside:P.map(U=>y("TableText",U)).join("")}));return(c.prompt===void 0?"":E("Hint",a(i.answer(c.id),C(c.prompt))))+b("table",{label:c.label,width:f,columns:b("column",{width:h}).repeat(c.columns.length),inside:T+N.join("")})+j("Answer","")}},w=n.map(c=>p[c.is](c)).join("")+d(!1)+b("page-tall"),g={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:w,about:b("core",g)}}function $(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function ne(e){let t={title:({text:r})=>`# ${$(r)}`,subtitle:({text:r})=>$(r),note:({text:r})=>$(r),guidance:({text:r})=>$(r),question:({text:r})=>`**${$(r)}**`,hint:({text:r})=>`*${$(r)}*`,level:({number:r,isChosen:l,text:o})=>`- [${l?"x":" "}] ${r} · ${$(o)}`,contents:({label:r,items:l})=>`**${$(r)}**
${l.map(([,o])=>`
- ${$(o)}`).join("")}`,heading:({level:r,text:l})=>`${"#".repeat(r+1)} ${$(l)}`,signature:({text:r})=>`${$(r)}: ____________________`,field:({kind:r,lines:l,prompt:o})=>l.length===0?o===void 0?"":`[${o}]`:r==="list"?l.map(a=>`- ${$(a)}`).join(`
`):l.filter(a=>a.trim()).map($).join(`

`),table:({columns:r,rows:l})=>[r.map($),r.map(()=>"---"),...l.map(o=>o.map(a=>a.map($).join("<br>")))].map(o=>`| ${o.join(" | ")} |`).join(`
`)},n="",i;for(let r of e){let l=t[r.is](r);l&&(n+=(n?r.is==="level"&&i==="level"?`
`:`

`:"")+l,i=r.is)}return`${n}
`}var oe=`Pieces of which an ODT is put together, by the program (src/documents/odt.rs) and by the browser (odt.mjs): OpenDocument 1.3.
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
`;var k=F(oe);function X(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return k("tab");if(t===`
`)return k("line-break");if(t[0]!==" ")return q(t);let r=n===0||n+t.length===e.length?0:1;return" ".repeat(r)+(t.length>r?k("spaces",{count:t.length-r}):"")})}var D=(e,t)=>k("paragraph",{style:e,inside:t}),S=(e,t)=>D(e,X(t));function se(e,t,n){let i=B(e),r=!1,a={title:({text:s})=>S("Title",s),subtitle:({text:s})=>S("Subtitle",s),note:({text:s})=>S("Guidance",s),guidance:({text:s})=>S("Guidance",s),question:({text:s})=>S("Question",s),hint:({text:s})=>S("Hint",s),signature:({text:s})=>D("Sign_20_Here",X(`${s} `)+k("tab")),level:({number:s,isChosen:m,text:p})=>S("Guidance",`${m?"☒":"☐"} ${s} · ${p}`),contents:({label:s,items:m})=>S("Question",s)+m.map(([p,w])=>D("Contents_20_1",k("link",{name:i.heading(p),text:w}))).join(""),heading:s=>{let m=r===s.isWide?`Heading_20_${s.level}`:`Heading-${s.level}-${s.isWide?"wide":"tall"}`;return r=s.isWide,k("heading",{style:m,level:s.level,name:i.heading(s.id),inside:X(s.text)})},field:s=>{let m=i.answer(s.id),p=s.kind==="list",w=p?"List_20_Bullet":"Answer",g=s.lines.map(f=>S(w,f));if(s.kind==="choice"&&s.prompt!==void 0){let f=s.lines[0]??s.prompt,h=s.choices.map(y=>k(y.label===f?"option-chosen":"option",{label:y.label})).join("");g=[D(w,k("choice",{name:m,inside:h,text:f}))]}g.length===0&&s.prompt!==void 0&&(g=[D(w,k("placeholder",{text:s.prompt}))]);let c=p&&g.length>0?k("list",{inside:g.map(f=>k("item",{inside:f})).join("")}):g.join("");return s.prompt===void 0?c:k("section",{name:m,inside:c})},table:s=>{let m=(h,y)=>k("cell",{inside:y.map(T=>S(h,T)).join("")}),p=h=>k("row",{inside:h.join("")}),w=p(s.columns.map(h=>m("Table_20_Head",[h]))),g=s.rows.map(h=>p(h.map(y=>m("Table_20_Text",y)))).join(""),c=i.answer(s.id),f=k("table",{name:c.replace("f_","t_"),width:s.isWide?"wide":"tall",label:s.label,count:s.columns.length,head:w,inside:g})+S("Answer","");return s.prompt===void 0?f:k("section",{name:c,inside:f})}},d=n.map(s=>a[s.is](s)).join(""),u={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:d,about:k("meta",u)}}var[Q,ve]=[2e7,4e7],x=class extends Error{},Te=Int32Array.from({length:256},(e,t)=>{let n=t;for(let i=0;i<8;i+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),je=e=>~e.reduce((t,n)=>t>>>8^Te[(t^n)&255],-1)>>>0;async function re(e,t,n){let i=new Blob([e]).stream().pipeThrough(t).getReader(),r=[],l=0;for(;;){let{done:o,value:a}=await i.read();if(o)break;if(l+=a.length,l>n)throw await i.cancel(),new x("too-large");r.push(a)}return new Uint8Array(await new Blob(r).arrayBuffer())}function Y(e,t){let n=new DataView(new ArrayBuffer(e.reduce((r,l)=>r+l,0))),i=0;return e.forEach((r,l)=>{r===2?n.setUint16(i,t[l],!0):n.setUint32(i,t[l],!0),i+=r}),new Uint8Array(n.buffer)}async function ie(e,t){let n=new TextEncoder,i=[],r=[],[l,o]=[0,0];for(let[d,u]of e){let[s,m]=[n.encode(d),n.encode(u)],p=d==="mimetype",w=p?m:await re(m,new CompressionStream("deflate-raw"),1/0),g=[20,2048,p?0:8,0,33,je(m),w.length,m.length,s.length];i.push(Y([4,2,2,2,2,2,4,4,4,2,2],[67324752,...g,0]),s,w),r.push(Y([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...g,0,0,0,0,0,l]),s),l+=30+s.length+w.length,o+=46+s.length}let a=Y([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,o,l,0]);return new Blob([...i,...r,a],{type:t})}async function R(e,t){if(e.size>Q)throw new x("too-large");let n=new Uint8Array(await e.arrayBuffer()),i=new DataView(n.buffer),r=n.length-22;for(;r>=0&&r>n.length-65558&&i.getUint32(r,!0)!==101010256;)r-=1;if(r<0||i.getUint32(r,!0)!==101010256)throw new x("damaged");let l=new Map;try{let o=i.getUint32(r+16,!0),a=ve;for(let d=i.getUint16(r+10,!0);d>0;d-=1){if(i.getUint32(o,!0)!==33639248)throw new x("damaged");let[u,s,m]=[i.getUint16(o+10,!0),i.getUint32(o+20,!0),i.getUint32(o+24,!0)],[p,w,g,c]=[i.getUint16(o+28,!0),i.getUint16(o+30,!0),i.getUint16(o+32,!0),i.getUint32(o+42,!0)],f=new TextDecoder().decode(n.subarray(o+46,o+46+p));if(o+=46+p+w+g,t&&!t.includes(f))continue;if(m>a)throw new x("too-large");let h=c+30+i.getUint16(c+26,!0)+i.getUint16(c+28,!0),y=n.subarray(h,h+s);if(u!==0&&u!==8)throw new x("damaged");let T=u===0?y:await re(y,new DecompressionStream("deflate-raw"),a);if(a-=T.length,a<0)throw new x("too-large");l.set(f,new TextDecoder("utf-8",{fatal:!0}).decode(T))}}catch(o){throw o instanceof x?o:new x("damaged")}return l}var Se=300,O=e=>JSON.stringify(W(e)),W=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function ae(e){let[,t,n,i]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let r=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!i||Number(i)>=1&&Number(i)<=r)?[t,n,i].filter(Boolean).join("-"):""}var le=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function Oe(e,t){let n=e.columns??[],i=(o,a)=>{let d=n.find(u=>u.fills===a);return d?W(A(d.choices,(o[d.id]??"").trim())):""},r=t.every(o=>n.every(a=>a.fills||!(o[a.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(a=>{let[d,u]=[i(a,"title"),ae(i(a,"start"))],s=ae(i(a,"end"));if(s&&u&&le(s)[1]<le(u)[0]&&(s=""),(!d||!u||s!==i(a,"end"))&&(r=!1),!d||!u)return;let m=["place","target_group","lead","output"].map(p=>[p,i(a,p)]).filter(([,p])=>p);return{start:u,lines:[`  - title: ${O(d)}`,`    start: ${u}`,...s?[`    end: ${s}`]:[],...m.map(([p,w])=>`    ${p}: ${O(w)}`)]}}).filter(a=>a!==void 0).sort((a,d)=>a.start<d.start?-1:a.start>d.start?1:0).flatMap(a=>a.lines),isWhole:r};if(e.fills==="indicators"){let o=d=>{let u=/^[0-9.,\s-]+$/.test(d)?H(d):NaN;return Number.isNaN(u)?"":String(u)};return{items:t.map(d=>{let u=i(d,"title"),s=["baseline","target"].map(p=>{let w=o(i(d,p));return i(d,p)&&!w&&(r=!1),[p,w]});if(u||(r=!1),!u)return[];let m=i(d,"unit");return[`  - title: ${O(u)}`,...s.filter(([,p])=>p).map(([p,w])=>`    ${p}: ${w}`),...m?[`    unit: ${O(m)}`]:[]]}).flat(),isWhole:r}}let l=t.map(o=>i(o,"title"));return l.some(o=>!o)&&(r=!1),{items:l.filter(Boolean).map(o=>`  - ${O(o)}`),isWhole:r}}function _e(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let o=W(t);return n==="budget"||!o||n==="summary"&&[...o].length>Se?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${O(o)}`]:[`${n}:`,`  - ${O(o)}`],isWhole:!0}}if(t.every(o=>typeof o=="string")){let o=t.map(a=>W(String(a))).filter(Boolean);return{lines:o.length?[`${n}:`,...o.map(a=>`  - ${O(a)}`)]:[],isWhole:!0}}let i=t.filter(o=>Object.values(o).some(a=>a.trim())),{items:r,isWhole:l}=Oe(e,i);return{lines:r.length?[`${n}:`,...r]:[],isWhole:l}}function Ne(e,t){let n=a=>$(W(a));if(typeof t=="string"){let a=e.answer==="scale"?L(e):e.choices;return A(a,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(a=>typeof a=="string"))return t.map(a=>n(String(a))).filter(Boolean).map(a=>`- ${a}`).join(`
`);let i=e.columns??[],r=t.filter(a=>Object.values(a).some(d=>d.trim())),l=i.filter(a=>r.some(d=>(d[a.id]??"").trim())),o=r.map(a=>l.map(d=>A(d.choices,(a[d.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(a=>n(a.title)),l.map(()=>"---"),...o].map(a=>`| ${a.join(" | ")} |`).join(`
`)}function Pe(e,t,{municipality:n,edition:i}){let r=[`title: ${O(t.title||`${e.title}, ${n}`)}`,`municipality: ${n}`];i&&r.push(`edition: ${i}`),r.push(`template: {id: ${e.id}, version: ${O(t.templateVersion||e.version)}}`);let l=[];for(let o of e.sections){let a=t.answers[o.id];if(M(a))continue;let{lines:d,isWhole:u}=_e(o,a);r.push(...d);let s=u?"":Ne(o,a);s&&l.push(`## ${$(o.title)}

${s}`)}return`---
${r.join(`
`)}
---
${l.map(o=>`
${o}
`).join("")}`}var ce=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function de(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new x("damaged");let t=new DOMParser().parseFromString(ce?ce.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new x("damaged");return t.documentElement}async function Me(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),i=n[0]===80&&n[1]===75?await Ee(e,t):await Ae(e);if(i.template!==t.id)throw new x("other-template");if(Object.values(i.answers).every(M))throw new x("empty");return i}async function Ae(e){if(e.size>Q)throw new x("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new x("no-plan")}if(t?.format!==I||typeof t.answers!="object"||!t.answers)throw new x("no-plan");if(t.formatVersion!==1)throw new x("newer");let n=l=>typeof l=="string",i=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(o=>o&&typeof o=="object"&&Object.values(o).every(n))),r=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>i(l)));return{format:I,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:r}}async function Ee(e,t){let n=await R(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),i=n.has("word/document.xml");if(!i&&!n.has("content.xml"))throw new x("no-plan");let r=de(n.get(i?"word/document.xml":"content.xml")),l=n.get(i?"docProps/core.xml":"meta.xml"),o=l?de(l):void 0,a=w=>o?.getElementsByTagName(w)[0]?.textContent?.trim()??"",[d,u]=a(i?"cp:keywords":"meta:keyword").split(" "),s=i?Ue(r):Le(r),m=Be(t,s),p=a("dc:title");if(!u&&Object.keys(m).length===0)throw new x("no-plan");return{format:I,formatVersion:1,template:u?d:t.id,templateVersion:u??t.version,title:p===t.title?"":p,answers:m}}var v=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",_=(e,t)=>[...e.children].find(n=>n.localName===t);function Ue(e){let t=[],n=new Map,i=(o,a,d)=>{let s={style:v(_(_(o,"pPr")??o,"pStyle")??o,"val"),text:"",marks:new Map,values:d},m=(g,c)=>{for(let f of[...g,...n.values()])s.marks.set(f,(s.marks.get(f)??"")+c)},p=(g,c)=>{s.text+=g,m(c,g)};m(a,"");let w=(g,c)=>{for(let f of g.children){let h=f.localName;h==="bookmarkStart"?(n.set(v(f,"id"),v(f,"name")),m(c,"")):h==="bookmarkEnd"?n.delete(v(f,"id")):h==="t"?p(f.textContent??"",c):h==="tab"?p("	",c):h==="br"||h==="cr"?p(`
`,c):h==="r"&&v(_(_(f,"rPr")??f,"rStyle")??f,"val")==="PlaceholderText"?m(c,""):h==="sdt"?w(_(f,"sdtContent")??f,[...c,...r(f,s)]):h!=="pPr"&&h!=="rPr"&&h!=="del"&&w(f,c)}};w(o,a),t.push(s)},r=(o,a)=>{let d=_(o,"sdtPr");if(!d)return[];let u=_(d,"dropDownList")??_(d,"comboBox");u&&(a.values=new Map([...u.children].map(m=>[v(m,"displayText"),v(m,"value")])));let s=_(d,"tag");return s?[`tag:${v(s,"val")}`]:[]},l=(o,a,d)=>{for(let u of o.children){let s=u.localName;if(s==="p")i(u,a,d??new Map);else if(s==="tbl"){let m=[...u.children].filter(p=>p.localName==="tr").map(p=>[...p.children].filter(w=>w.localName==="tc").map(w=>{let g=t.length;return l(w,[],void 0),t.splice(g).map(c=>c.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.values(),...a].map(p=>[p,""])),rows:m})}else if(s==="sdt"){let m={values:d},p=[...a,...r(u,m)];l(_(u,"sdtContent")??u,p,m.values)}else s==="bookmarkStart"?n.set(v(u,"id"),v(u,"name")):s==="bookmarkEnd"?n.delete(v(u,"id")):(s==="body"||s==="ins"||s==="customXml")&&l(u,a,d)}};return l(e,[],void 0),t}function Le(e){let t=[],n=new Set,i=(l,o)=>{let a={style:v(l,"style-name"),text:"",marks:new Map},d=m=>{for(let p of[...o,...n])a.marks.set(p,(a.marks.get(p)??"")+m)},u=m=>{a.text+=m,d(m)};d("");let s=m=>{for(let p of m.childNodes){if(p.nodeType===3&&u((p.nodeValue??"").replace(/[\n\r\t ]+/g," ")),p.nodeType!==1)continue;let w=p,g=w.localName;g==="s"?u(" ".repeat(Math.min(Number(v(w,"c"))||1,1e3))):g==="tab"?u("	"):g==="line-break"?u(`
`):g==="bookmark-start"?(n.add(v(w,"name")),d("")):g==="bookmark-end"?n.delete(v(w,"name")):g==="bookmark"?a.marks.set(v(w,"name"),""):g==="content-control"&&v(w,"showing-place-holder")==="true"?d(""):["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(g)||s(w)}};s(l),t.push(a)},r=(l,o)=>{for(let a of l.children){let d=a.localName;if(d==="p"||d==="h")i(a,o);else if(d==="section")r(a,[...o,v(a,"name")]);else if(d==="table"){let u=[...a.getElementsByTagNameNS(a.namespaceURI,"table-row")].map(s=>[...s.children].filter(m=>m.localName==="table-cell").map(m=>{let p=t.length;return r(m,[]),t.splice(p).map(w=>w.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...o,...n].map(s=>[s,""])),rows:u})}else["body","text","list","list-item","list-header","index-body"].includes(d)&&r(a,o)}};return r(e,[]),t}function Be(e,t){let{sections:n}=B(e),i=new Map(e.sections.map(s=>[s.id,s]));for(let[s,m]of Object.entries(e.moved)){let p=i.get(m);p&&i.set(s,p)}let r=s=>s.startsWith("tag:")?s.slice(4):n.get(s),l=new Set([e.words.write,e.words.choose,e.words.date]),o={},a=new Map,d,u;for(let s of t){let m=new Set([...s.marks.keys()].map(r).filter(c=>c!==void 0&&i.has(c))),[p]=m;p!==void 0&&(d=p);let w=s.text.trim(),g=e.sections.find(c=>w===`${c.number} ${c.title}`);if(g&&(u=g.id),s.rows){let c=[d,u].find(h=>h!==void 0&&i.get(h)?.answer==="table"&&!(h in o)),f=i.get(c??"");c!==void 0&&f&&s.rows.every(h=>h.length<=(f.columns??[]).length)&&(o[c]=Ce(f,s.rows));continue}for(let c of m){if(c===void 0||i.get(c)?.answer==="table")continue;let f=[...s.marks].find(([T,N])=>r(T)===c&&N)?.[1]??"",h=l.has(f.trim())?"":f,y=a.get(c)??[];y.push(s.values?.get(h)??h),a.set(c,y)}}for(let[s,m]of a){let p=i.get(s),w=m.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");p.answer==="list"?o[s]=m.map(g=>g.trim()).filter(Boolean):o[s]=p.answer==="text"?w:me(p.answer==="scale"?L(p):p.choices,w.trim()),M(o[s])&&delete o[s]}return o}function Ce(e,t){let n=e.columns??[];return t.slice(1).map(r=>Object.fromEntries(n.map((l,o)=>[l.id,me(l.choices,(r[o]??"").trim())]).filter(([,l])=>l))).filter(r=>Object.keys(r).length>0)}var me=(e,t)=>e?.find(n=>n.label===t)?.key??t;var De={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},We={docx:{write:te,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:se,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function Ge(e,t,n,i,r){let{write:l,document:o,about:a,body:d}=We[n],u=l(e,t.title||e.title,V(e,t,i)),s=r.get(o)??"",m=[s.slice(0,s.indexOf(d[0])+d[0].length),s.slice(s.lastIndexOf(d[1]))];return new Map([...r,[o,m.join(u.document)],[a,u.about]])}var Ie=(e,t,n)=>ne(V(e,t,n));async function gt(e,t,n,i,r){let l=De[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([Ie(e,t,i)],{type:l}):ie([...Ge(e,t,n,i,await R(await r()))],l)}export{x as Unreadable,Pe as entry,gt as make,Ge as parts,Me as read,Ie as text};
