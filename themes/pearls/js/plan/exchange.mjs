// Made from themes/pearls/scripts, see CONTRIBUTING.md
var H="pearls-plan",J=e=>!e.trim();function T(e){return e===void 0?!0:typeof e=="string"?J(e):e.every(t=>typeof t=="string"?J(t):Object.values(t).every(J))}function X(e){let t=e.replace(/[\s\p{Alphabetic}€$£'’]/gu,"");if(!/^[0-9.,-]+$/.test(t)||!/[0-9]/.test(t))return NaN;let n=Math.max(t.lastIndexOf("."),t.lastIndexOf(",")),o=n>=0&&t.split(t[n]).length===2&&t.length-n-1!==3,s=[...t].map((l,a)=>l==="."||l===","?o&&a===n?".":"":l).join("");return/^-?[0-9]*\.?[0-9]*$/.test(s)?Number(s):NaN}function fe(e){let t=e.filter(a=>!J(a)).map(X);if(t.length<2||t.some(Number.isNaN))return"";let n=Math.round(t.reduce((a,i)=>a+i,0)*100),[o,s]=[Math.trunc(Math.abs(n)/100),Math.abs(n)%100],l=String(o).replace(/\B(?=(\d{3})+$)/g," ");return`${n<0?"−":""}${l}${s?`.${String(s).padStart(2,"0")}`:""}`}var P=(e,t)=>e?.find(n=>n.key===t)?.label??t,R=e=>(e.levels??[]).map((t,n)=>({key:String(n),label:`${n} · ${t}`}));var Ce=7,[Ie,Be]=[4,2];function se(e,t,n){let o=e.sections.filter(a=>n||!T(t.answers[a.id])),s=[{is:"title",text:t.title||e.title},{is:"subtitle",text:e.words.template}];n?s.push(...[e.words.intro,e.words.keep,e.address].map(a=>({is:"note",text:a}))):s.push({is:"contents",label:e.words.contents,items:o.map(a=>[a.id,he(a)])});let l;for(let a of o)a.group!==void 0&&a.group!==l&&s.push({is:"heading",id:`group-${a.id}`,level:1,text:a.group,isWide:!1}),l=a.group,s.push(...De(e,t,a,n));return n||s.push(...["place","name","signature"].map(a=>({is:"signature",text:e.words[a]}))),s}var he=e=>`${e.number} ${e.title}`;function De(e,t,n,o){let s=t.answers[n.id],l=(n.columns??[]).length>Ce,a=[{is:"heading",id:n.id,level:n.group===void 0?1:2,text:he(n),isWide:l}];return o&&(a.push({is:"question",text:n.question}),a.push(...n.guidance.map(i=>({is:"guidance",text:i})),...n.hints.map(i=>({is:"hint",text:i}))),a.push(...(n.levels??[]).map((i,c)=>({is:"level",number:c,text:i,isChosen:typeof s=="string"&&s.trim()===String(c)})))),a.push(n.answer==="table"?We(e,s,n,o,l):Re(e,s,n,o)),a}function Re(e,t,n,o){let s=typeof t=="string"?t.trim().split(`
`):(t??[]).map(r=>typeof r=="string"?r.trim().replaceAll(`
`," "):""),l=n.answer==="scale"?R(n):n.choices??[],a=s.filter(r=>r.trim()),i={list:"list",date:"date",amount:"amount",choice:"choice",scale:"choice"}[n.answer]??"text",c=a.length===0?[]:n.answer==="text"?s:n.answer==="list"?a.map(r=>P(l,r)):[P(l,s.join(" "))],f=e.words[i==="date"?"date":i==="choice"?"choose":"write"];return{is:"field",id:n.id,label:n.title,kind:i,choices:l,lines:c,prompt:o?f:void 0}}function We(e,t,n,o,s){let l=(Array.isArray(t)?t:[]).filter(r=>typeof r=="object"&&Object.values(r).some(u=>u.trim())),a=n.columns??[],i=a.filter(r=>o||l.some(u=>u[r.id]?.trim())),c=i.length>0?i:a,f=l.map(r=>c.map(u=>P(u.choices,(r[u.id]??"").trim()).split(`
`)));if(o)for(let r=f.length===0?Ie:Be;r>0;r-=1)f.push(c.map(()=>[""]));else{let r=c.map(u=>u.answer==="amount"?fe(l.map(m=>m[u.id]??"")):"");r.some(Boolean)&&f.push(r.map((u,m)=>[m===0&&!u?e.words.sum:u]))}return{is:"table",id:n.id,label:n.title,columns:c.map(r=>r.title),rows:f,isWide:s,prompt:o?e.words.answer:void 0}}var we=`Pieces of which a DOCX is put together, by the program (src/documents/docx.rs) and by the browser (docx.mjs): ISO/IEC 29500, transitional.
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
`;var oe=(e,t)=>[...e.replaceAll("-","_")].slice(0,t).join("");function W(e){let t=new Map,n=new Set;for(let{id:o}of e.sections){let s=oe(o,38);for(let l=2;n.has(s);l+=1){let a=`_${l}`;s=oe(o,38-a.length)+a}n.add(s),t.set(o,s)}return{answer:o=>`f_${t.get(o)??""}`,heading:o=>`s_${t.get(o)??oe(o,38)}`,sections:new Map([...t].map(([o,s])=>[`f_${s}`,o]))}}var ae=e=>String(e).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"").replace(/[&<>"]/g,t=>`&${{"&":"amp","<":"lt",">":"gt",'"':"quot"}[t]};`);function Y(e){let t=new Map,n;for(let o of e.split(`
`)){let s=o.trim();if(s.startsWith("== "))n=s.slice(3),t.set(n,"");else if(n&&s){let l=t.get(n),a=!s.startsWith("<")&&l?" ":l.endsWith("?>")?`
`:"";t.set(n,l+a+s)}}return(o,s={})=>t.get(o).replace(/\{\{([a-z]+)\}\}|\{([a-z]+)\}/g,(l,a,i)=>a?String(s[a]??""):ae(s[i]??""))}var[Ge,Ve]=[9298,14570],y=Y(we),F=e=>y("run",{text:e}),I=(e,t)=>y("paragraph",{style:e,inside:t}),_=(e,t)=>I(e,F(t));function ge(e,t,n){let o=W(e),[s,l]=[0,!1],a=()=>s+=1,i=(d,g)=>y("mark",{number:a(),name:d,inside:g}),c=d=>{if(l===d)return"";let g=y(l?"page-wide":"page-tall");return l=d,y("break",{page:g})},f=(d,g,b)=>{let w=d.kind==="amount"?y("control-plain"):d.kind==="date"?y("control-date",{lang:e.lang}):d.kind==="choice"?y("control-choice",{inside:d.choices.map(x=>y("control-option",{label:x.label,value:x.key})).join("")}):y("control-text");return y("control",{label:d.label,id:d.id,number:a(),empty:b,kind:w,inside:g})},m={title:({text:d})=>_("Title",d),subtitle:({text:d})=>_("Subtitle",d),note:({text:d})=>_("Guidance",d),guidance:({text:d})=>_("Guidance",d),question:({text:d})=>_("Question",d),hint:({text:d})=>_("Hint",d),signature:({text:d})=>I("Signature",F(`${d} `)+y("tab")),level:({number:d,isChosen:g,text:b})=>_("Guidance",`${g?"☒":"☐"} ${d} · ${b}`),contents:({label:d,items:g})=>_("Question",d)+g.map(([b,w])=>I("TOC1",y("link",{name:o.heading(b),text:w}))).join(""),heading:d=>c(d.isWide)+I(`Heading${d.level}`,i(o.heading(d.id),F(d.text))),field:d=>{let g=d.kind==="list"?"ListBullet":"Answer";if(d.prompt===void 0)return d.lines.map(k=>_(g,k)).join("");let b=o.answer(d.id);if(d.lines.length>1&&d.kind==="list"){let k=a(),q=d.lines.map((C,D)=>I(g,(D===0?y("mark-start",{number:k,name:b}):"")+F(C)+(D===d.lines.length-1?y("mark-end",{number:k}):"")));return f(d,q.join(""),"")}let w=d.lines.map(F).join(y("line-break")),x=d.lines.length===0?f(d,y("placeholder",{text:d.prompt}),y("control-empty")):f(d,w,"");return I(g,i(b,x))},table:d=>{let g=d.isWide?Ve:Ge,b=Math.floor(g/Math.max(d.columns.length,1)),w=(C,D)=>y("cell",{width:b,inside:D.map(Ue=>_(C,Ue)).join("")}),x=y("head-row",{inside:d.columns.map(C=>w("TableHead",[C])).join("")}),k=d.rows.map(C=>y("row",{inside:C.map(D=>w("TableText",D)).join("")}));return(d.prompt===void 0?"":I("Hint",i(o.answer(d.id),F(d.prompt))))+y("table",{label:d.label,width:g,columns:y("column",{width:b}).repeat(d.columns.length),inside:x+k.join("")})+_("Answer","")}},p=n.map(d=>m[d.is](d)).join("")+c(!1)+y("page-tall"),h={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:p,about:y("core",h)}}function v(e){return e.trim().replace(/[\n\r\t]/g," ").replace(/[\\`*_[\]<|{}&~]/g,"\\$&").replace(/^[#\-+>=]/,"\\$&").replace(/^([0-9]+)([.)])/,"$1\\$2")}function be(e){let t={title:({text:s})=>`# ${v(s)}`,subtitle:({text:s})=>v(s),note:({text:s})=>v(s),guidance:({text:s})=>v(s),question:({text:s})=>`**${v(s)}**`,hint:({text:s})=>`*${v(s)}*`,level:({number:s,isChosen:l,text:a})=>`- [${l?"x":" "}] ${s} · ${v(a)}`,contents:({label:s,items:l})=>`**${v(s)}**
${l.map(([,a])=>`
- ${v(a)}`).join("")}`,heading:({level:s,text:l})=>`${"#".repeat(s+1)} ${v(l)}`,signature:({text:s})=>`${v(s)}: ____________________`,field:({kind:s,lines:l,prompt:a})=>l.length===0?a===void 0?"":`[${a}]`:s==="list"?l.map(i=>`- ${v(i)}`).join(`
`):l.filter(i=>i.trim()).map(v).join(`

`),table:({columns:s,rows:l})=>[s.map(v),s.map(()=>"---"),...l.map(a=>a.map(i=>i.map(v).join("<br>")))].map(a=>`| ${a.join(" | ")} |`).join(`
`)},n="",o;for(let s of e){let l=t[s.is](s);l&&(n+=(n?s.is==="level"&&o==="level"?`
`:`

`:"")+l,o=s.is)}return`${n}
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
`;var j=Y(xe);function re(e){return e.replace(/ +|\t|\n|[^ \t\n]+/g,(t,n)=>{if(t==="	")return j("tab");if(t===`
`)return j("line-break");if(t[0]!==" ")return ae(t);let s=n===0||n+t.length===e.length?0:1;return" ".repeat(s)+(t.length>s?j("spaces",{count:t.length-s}):"")})}var z=(e,t)=>j("paragraph",{style:e,inside:t}),A=(e,t)=>z(e,re(t));function ye(e,t,n){let o=W(e),s=!1,i={title:({text:r})=>A("Title",r),subtitle:({text:r})=>A("Subtitle",r),note:({text:r})=>A("Guidance",r),guidance:({text:r})=>A("Guidance",r),question:({text:r})=>A("Question",r),hint:({text:r})=>A("Hint",r),signature:({text:r})=>z("Sign_20_Here",re(`${r} `)+j("tab")),level:({number:r,isChosen:u,text:m})=>A("Guidance",`${u?"☒":"☐"} ${r} · ${m}`),contents:({label:r,items:u})=>A("Question",r)+u.map(([m,p])=>z("Contents_20_1",j("link",{name:o.heading(m),text:p}))).join(""),heading:r=>{let u=s===r.isWide?`Heading_20_${r.level}`:`Heading-${r.level}-${r.isWide?"wide":"tall"}`;return s=r.isWide,j("heading",{style:u,level:r.level,name:o.heading(r.id),inside:re(r.text)})},field:r=>{let u=o.answer(r.id),m=r.kind==="list",p=m?"List_20_Bullet":"Answer",h=r.lines.map(g=>A(p,g));if(r.kind==="choice"&&r.prompt!==void 0){let g=r.lines[0]??r.prompt,w=[r.prompt,...r.choices.map(x=>x.label)].map(x=>j(x===g?"option-chosen":"option",{label:x})).join("");h=[z(p,j("choice",{name:u,inside:w,text:g}))]}h.length===0&&r.prompt!==void 0&&(h=[z(p,j("placeholder",{text:r.prompt}))]);let d=m&&h.length>0?j("list",{inside:h.map(g=>j("item",{inside:g})).join("")}):h.join("");return r.prompt===void 0?d:j("section",{name:u,inside:d})},table:r=>{let u=(b,w)=>j("cell",{inside:w.map(x=>A(b,x)).join("")}),m=b=>j("row",{inside:b.join("")}),p=m(r.columns.map(b=>u("Table_20_Head",[b]))),h=r.rows.map(b=>m(b.map(w=>u("Table_20_Text",w)))).join(""),d=o.answer(r.id),g=j("table",{name:d.replace("f_","t_"),width:r.isWide?"wide":"tall",label:r.label,count:r.columns.length,head:p,inside:h})+A("Answer","");return r.prompt===void 0?g:j("section",{name:d,inside:g})}},c=n.map(r=>i[r.is](r)).join(""),f={title:t,template:`${e.title} ${e.version}`,key:`${e.id} ${e.version}`,lang:e.lang,date:e.date};return{document:c,about:j("meta",f)}}var[le,ze]=[2e7,4e7],$=class extends Error{},qe=Int32Array.from({length:256},(e,t)=>{let n=t;for(let o=0;o<8;o+=1)n=n&1?n>>>1^3988292384:n>>>1;return n}),Je=e=>~e.reduce((t,n)=>t>>>8^qe[(t^n)&255],-1)>>>0;async function $e(e,t,n){let o=new Blob([e]).stream().pipeThrough(t).getReader(),s=[],l=0;for(;;){let{done:a,value:i}=await o.read();if(a)break;if(l+=i.length,l>n)throw await o.cancel(),new $("too-large");s.push(i)}return new Uint8Array(await new Blob(s).arrayBuffer())}function ie(e,t){let n=new DataView(new ArrayBuffer(e.reduce((s,l)=>s+l,0))),o=0;return e.forEach((s,l)=>{s===2?n.setUint16(o,t[l],!0):n.setUint32(o,t[l],!0),o+=s}),new Uint8Array(n.buffer)}async function ve(e,t){let n=new TextEncoder,o=[],s=[],[l,a]=[0,0];for(let[c,f]of e){let[r,u]=[n.encode(c),n.encode(f)],m=c==="mimetype",p=m?u:await $e(u,new CompressionStream("deflate-raw"),1/0),h=[20,2048,m?0:8,0,33,Je(u),p.length,u.length,r.length];o.push(ie([4,2,2,2,2,2,4,4,4,2,2],[67324752,...h,0]),r,p),s.push(ie([4,2,2,2,2,2,2,4,4,4,2,2,2,2,2,4,4],[33639248,20,...h,0,0,0,0,0,l]),r),l+=30+r.length+p.length,a+=46+r.length}let i=ie([4,2,2,2,2,4,4,2],[101010256,0,0,e.length,e.length,a,l,0]);return new Blob([...o,...s,i],{type:t})}async function Q(e,t){if(e.size>le)throw new $("too-large");let n=new Uint8Array(await e.arrayBuffer()),o=new DataView(n.buffer),s=n.length-22;for(;s>=0&&s>n.length-65558&&o.getUint32(s,!0)!==101010256;)s-=1;if(s<0||o.getUint32(s,!0)!==101010256)throw new $("damaged");let l=new Map;try{let a=o.getUint32(s+16,!0),i=ze;for(let c=o.getUint16(s+10,!0);c>0;c-=1){if(o.getUint32(a,!0)!==33639248)throw new $("damaged");let[f,r,u]=[o.getUint16(a+10,!0),o.getUint32(a+20,!0),o.getUint32(a+24,!0)],[m,p,h,d]=[o.getUint16(a+28,!0),o.getUint16(a+30,!0),o.getUint16(a+32,!0),o.getUint32(a+42,!0)],g=new TextDecoder().decode(n.subarray(a+46,a+46+m));if(a+=46+m+p+h,t&&!t.includes(g))continue;if(u>i)throw new $("too-large");let b=d+30+o.getUint16(d+26,!0)+o.getUint16(d+28,!0),w=n.subarray(b,b+r);if(f!==0&&f!==8)throw new $("damaged");let x=f===0?w:await $e(w,new DecompressionStream("deflate-raw"),i);if(i-=x.length,i<0)throw new $("too-large");l.set(g,new TextDecoder("utf-8",{fatal:!0}).decode(x))}}catch(a){throw a instanceof $?a:new $("damaged")}return l}var Se=300,Te=300,S=e=>JSON.stringify(E(e)),E=e=>e.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g,"").replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g," ").trim();function Oe(e){let t=[...e];return t.length<=Se?e:`${t.slice(0,Se-1).join("")}…`}function G(e){let[,t,n,o]=/^((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec((e??"").trim())??[];if(!t)return"";let s=n?new Date(Date.UTC(Number(t),Number(n),0)).getUTCDate():31;return(!n||Number(n)>=1&&Number(n)<=12)&&(!o||Number(o)>=1&&Number(o)<=s)?[t,n,o].filter(Boolean).join("-"):""}var je=e=>[`${e}-01-01`.slice(0,10),(e+"-12-31".slice(e.length-4)).slice(0,10)];function Xe(e,t){let n=e.columns??[],o=(a,i)=>{let c=n.find(f=>f.fills===i);return c?E(P(c.choices,(a[c.id]??"").trim())):""},s=t.every(a=>n.every(i=>i.fills||!(a[i.id]??"").trim()));if(e.fills==="budget")return{items:[],isWhole:!1};if(e.fills==="activities")return{items:t.map(i=>{let[c,f]=[o(i,"title"),G(o(i,"start"))],r=G(o(i,"end"));if(r&&f&&je(r)[1]<je(f)[0]&&(r=""),(!c||!f||r!==o(i,"end"))&&(s=!1),!c||!f)return;let u=["place","target_group","lead","output"].map(m=>[m,o(i,m)]).filter(([,m])=>m);return{start:f,lines:[`  - title: ${S(c)}`,`    start: ${f}`,...r?[`    end: ${r}`]:[],...u.map(([m,p])=>`    ${m}: ${S(p)}`)]}}).filter(i=>i!==void 0).sort((i,c)=>i.start<c.start?-1:i.start>c.start?1:0).flatMap(i=>i.lines),isWhole:s};if(e.fills==="indicators"){let a=c=>{let f=/^[0-9.,\s-]+$/.test(c)?X(c):NaN;return Number.isNaN(f)?"":String(f)};return{items:t.map(c=>{let f=o(c,"title"),r=["baseline","target"].map(m=>{let p=a(o(c,m));return o(c,m)&&!p&&(s=!1),[m,p]});if(f||(s=!1),!f)return[];let u=o(c,"unit");return[`  - title: ${S(f)}`,...r.filter(([,m])=>m).map(([m,p])=>`    ${m}: ${p}`),...u?[`    unit: ${S(u)}`]:[]]}).flat(),isWhole:s}}let l=t.map(a=>o(a,"title"));return l.some(a=>!a)&&(s=!1),{items:l.filter(Boolean).map(a=>`  - ${S(a)}`),isWhole:s}}function Ye(e,t){let n=e.fills;if(!n)return{lines:[],isWhole:!1};if(typeof t=="string"){let a=E(t);return n==="budget"||!a||n==="summary"&&[...a].length>Te?{lines:[],isWhole:!1}:{lines:["motto","summary","mentor","outcome"].includes(n)?[`${n}: ${S(a)}`]:[`${n}:`,`  - ${S(a)}`],isWhole:!0}}if(t.every(a=>typeof a=="string")){let a=t.map(i=>E(String(i))).filter(Boolean);return{lines:a.length?[`${n}:`,...a.map(i=>`  - ${S(i)}`)]:[],isWhole:!0}}let o=t.filter(a=>Object.values(a).some(i=>i.trim())),{items:s,isWhole:l}=Xe(e,o);return{lines:s.length?[`${n}:`,...s]:[],isWhole:l}}function Ne(e,t){let n=i=>v(E(i));if(typeof t=="string"){let i=e.answer==="scale"?R(e):e.choices;return P(i,t).split(`
`).map(n).filter(Boolean).join(`

`)}if(t.every(i=>typeof i=="string"))return t.map(i=>n(P(e.choices,String(i)))).filter(Boolean).map(i=>`- ${i}`).join(`
`);let o=e.columns??[],s=t.filter(i=>Object.values(i).some(c=>c.trim())),l=o.filter(i=>s.some(c=>(c[i.id]??"").trim())),a=s.map(i=>l.map(c=>P(c.choices,(i[c.id]??"").trim()).split(`
`).map(n).join("<br>")));return[l.map(i=>n(i.title)),l.map(()=>"---"),...a].map(i=>`| ${i.join(" | ")} |`).join(`
`)}var ke=e=>e.map(([t,n])=>`
## ${v(t)}

${n}
`).join(""),V=e=>e.toLowerCase().replace(/ł/g,"l").replace(/ø/g,"o").replace(/æ/g,"ae").replace(/ß/g,"ss").normalize("NFD").replace(/\p{M}/gu,"").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");function ce(e,t){let n=[],o=[],s=r=>t.answers[r],l=r=>E(typeof s(r)=="string"?String(s(r)):""),a=r=>Array.isArray(s(r))?s(r):[],i=r=>(Array.isArray(s(r))?s(r):[]).map(u=>E(u)).filter(Boolean),[c,f]=[G(l("start")),G(l("end"))];for(let r of e.sections){let{id:u,field:m}=r;if(!T(s(u)))if(!m)o.push([r.title,Ne(r,s(u))]);else if(m==="title")n.push(`title: ${S(Oe(l(u)))}`);else if(m==="municipalities")n.push(`municipalities: [${i(u).map(V).filter(Boolean).join(", ")}]`);else if(m==="start")n.push(...c?[`period: ${f?f===c?c:`${c}/${f}`:`${c}/..`}`]:[]);else if(m==="summary")n.push(`summary: ${S([...l(u)].slice(0,Te).join(""))}`);else if(m==="contact")n.push(`contact: {role: ${S(l(u))}}`);else if(m==="results"){let p=a(u).filter(h=>E(h.indicator??"")).map(h=>{let d=/^[0-9.,\s-]+$/.test(h.value??"")?X(h.value):NaN,g=[Number.isNaN(d)?"":`value: ${d}`,E(h.unit??"")&&`unit: ${S(h.unit)}`,G(h.date)&&`date: ${G(h.date)}`].filter(Boolean),b=Number.isNaN(d)&&E(h.value??"")?`${h.indicator}: ${h.value}`:h.indicator;return`  - {indicator: ${[S(b),...g].join(", ")}}`});p.length&&n.push("results:",...p)}else if(m==="sources"){let p=a(u).filter(h=>E(h.title??"")||E(h.url??"")).map(h=>`  - {title: ${S(h.title||h.url)}${/^https?:\/\/\S+$/.test((h.url??"").trim())?`, url: ${S(h.url)}`:""}}`);p.length&&n.push("sources:",...p)}else if(r.choices&&r.answer==="list"){let p=i(u).filter(h=>r.choices?.some(d=>d.key===h));p.length&&n.push(`${m}: [${[...new Set(p)].join(", ")}]`)}else r.answer==="list"?n.push(`${m}:`,...i(u).map(p=>`  - ${S(p)}`)):r.answer==="choice"?n.push(`${m}: ${l(u)}`):m!=="end"&&l(u)&&n.push(`${m}: ${S(l(u))}`)}return`---
${n.join(`
`)}
---
${ke(o)}`}function Z(e,t,{municipality:n,edition:o}){let s=E(t.title)||E(`${e.title}, ${n}`),l=Oe(s),a=[`title: ${S(l)}`,`municipality: ${n}`];o&&a.push(`edition: ${o}`),a.push(`template: {id: ${e.id}, version: ${S(t.templateVersion||e.version)}}`);let i=l===s?"":`
${v(s)}
`,c=[];for(let f of e.sections){let r=t.answers[f.id];if(T(r))continue;let{lines:u,isWhole:m}=Ye(f,r);a.push(...u);let p=m?"":Ne(f,r);p&&c.push([f.title,p])}return`---
${a.join(`
`)}
---
${i}${ke(c)}`}var Qe=["Answer","ListBullet"],Ee=globalThis.trustedTypes?.createPolicy("pearls-xml",{createHTML:e=>e});function _e(e){if(!e||/<!DOCTYPE|<!ENTITY/i.test(e))throw new $("damaged");let t=new DOMParser().parseFromString(Ee?Ee.createHTML(e):e,"application/xml");if(t.getElementsByTagName("parsererror").length>0)throw new $("damaged");return t.documentElement}async function K(e,t){let n=new Uint8Array(await e.slice(0,2).arrayBuffer()),o=n[0]===80&&n[1]===75?await Ke(e,t):await Ze(e);if(o.template!==t.id)throw new $("other-template");if(Object.values(o.answers).every(T))throw new $("empty");return o}async function Ze(e){if(e.size>le)throw new $("too-large");let t;try{t=JSON.parse(await e.text())}catch{throw new $("no-plan")}if(t?.format!==H||typeof t.answers!="object"||!t.answers)throw new $("no-plan");if(t.formatVersion!==1)throw new $("newer");let n=l=>typeof l=="string",o=l=>n(l)||Array.isArray(l)&&(l.every(n)||l.every(a=>a&&typeof a=="object"&&Object.values(a).every(n))),s=Object.fromEntries(Object.entries(t.answers).filter(([,l])=>o(l)));return{format:H,formatVersion:1,template:String(t.template),templateVersion:String(t.templateVersion??""),title:n(t.title)?t.title:"",answers:s}}async function Ke(e,t){let n=await Q(e,["word/document.xml","docProps/core.xml","content.xml","meta.xml"]),o=n.has("word/document.xml");if(!o&&!n.has("content.xml"))throw new $("no-plan");let s=_e(n.get(o?"word/document.xml":"content.xml")),l=n.get(o?"docProps/core.xml":"meta.xml"),a=l?_e(l):void 0,i=p=>a?.getElementsByTagName(p)[0]?.textContent?.trim()??"",[c,f]=i(o?"cp:keywords":"meta:keyword").split(" "),r=o?et(s):tt(s),u=nt(t,r),m=i("dc:title");if(!f&&Object.keys(u).length===0)throw new $("no-plan");return{format:H,formatVersion:1,template:f?c:t.id,templateVersion:f??t.version,title:m===t.title?"":m,answers:u}}var N=(e,t)=>[...e.attributes].find(n=>n.localName===t)?.value??"",M=(e,t)=>[...e.children].find(n=>n.localName===t);function et(e){let t=[],n=new Map,o=c=>n.set(N(c,"name"),N(c,"id")),s=c=>{for(let[f,r]of n)r===N(c,"id")&&n.delete(f)},l=(c,f,r)=>{let m={style:N(M(M(c,"pPr")??c,"pStyle")??c,"val"),text:"",marks:new Map,values:r},p=(g,b)=>{for(let w of[...g,...n.keys()])m.marks.set(w,(m.marks.get(w)??"")+b)},h=(g,b)=>{m.text+=g,p(b,g)};p(f,"");let d=(g,b)=>{for(let w of g.children){let x=w.localName;x==="bookmarkStart"?(o(w),p(b,"")):x==="bookmarkEnd"?s(w):x==="t"?h(w.textContent??"",b):x==="tab"?h("	",b):x==="br"||x==="cr"?h(`
`,b):x==="r"&&N(M(M(w,"rPr")??w,"rStyle")??w,"val")==="PlaceholderText"?p(b,""):x==="sdt"?d(M(w,"sdtContent")??w,[...b,...a(w,m)]):x!=="pPr"&&x!=="rPr"&&x!=="del"&&d(w,b)}};d(c,f),t.push(m)},a=(c,f)=>{let r=M(c,"sdtPr");if(!r)return[];let u=M(r,"dropDownList")??M(r,"comboBox");u&&(f.values=new Map([...u.children].map(p=>[N(p,"displayText"),N(p,"value")])));let m=M(r,"tag");return m?[`tag:${N(m,"val")}`]:[]},i=(c,f,r)=>{for(let u of c.children){let m=u.localName;if(m==="p")l(u,f,r??new Map);else if(m==="tbl"){let p=[...u.children].filter(h=>h.localName==="tr").map(h=>[...h.children].filter(d=>d.localName==="tc").map(d=>{let g=t.length;return i(d,[],void 0),t.splice(g).map(b=>b.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...n.keys(),...f].map(h=>[h,""])),rows:p})}else if(m==="sdt"){let p={values:r},h=[...f,...a(u,p)];i(M(u,"sdtContent")??u,h,p.values)}else m==="bookmarkStart"?o(u):m==="bookmarkEnd"?s(u):(m==="body"||m==="ins"||m==="customXml")&&i(u,f,r)}};return i(e,[],void 0),t}function tt(e){let t=[],n=new Set,o=(l,a)=>{let i={style:"",text:"",marks:new Map},c=u=>{for(let m of[...a,...n])i.marks.set(m,(i.marks.get(m)??"")+u)},f=u=>{i.text+=u,c(u)};c("");let r=u=>{for(let m of u.childNodes){if(m.nodeType===3&&f((m.nodeValue??"").replace(/[\n\r\t ]+/g," ")),m.nodeType!==1)continue;let p=m,h=p.localName;if(h==="s")f(" ".repeat(Math.min(Number(N(p,"c"))||1,1e3)));else if(h==="tab")f("	");else if(h==="line-break")f(`
`);else if(h==="bookmark-start")n.add(N(p,"name")),c("");else if(h==="bookmark-end")n.delete(N(p,"name"));else if(h==="bookmark")i.marks.set(N(p,"name"),"");else if(h==="content-control"&&N(p,"showing-place-holder")==="true"){c("");for(let d of p.getElementsByTagNameNS("*","bookmark-end"))n.delete(N(d,"name"))}else["placeholder","annotation","note","label","soft-page-break","tracked-changes","list-item"].includes(h)||r(p)}};r(l),t.push(i)},s=(l,a)=>{for(let i of l.children){let c=i.localName;if(c==="p"||c==="h")o(i,a);else if(c==="section")s(i,[...a,N(i,"name")]);else if(c==="table"){let f=[...i.getElementsByTagNameNS(i.namespaceURI,"table-row")].map(r=>[...r.children].filter(u=>u.localName==="table-cell").map(u=>{let m=t.length;return s(u,[]),t.splice(m).map(p=>p.text).join(`
`)}));t.push({style:"",text:"",marks:new Map([...a,...n].map(r=>[r,""])),rows:f})}else["body","text","list","list-item","list-header","index-body"].includes(c)&&s(i,a)}};return s(e,[]),t}function nt(e,t){let{sections:n}=W(e),o=new Map(e.sections.map(p=>[p.id,p]));for(let[p,h]of Object.entries(e.moved)){let d=o.get(h);d&&o.set(p,d)}let s=p=>p.startsWith("tag:")?p.slice(4):n.get(p),l=new Set([e.words.write,e.words.choose,e.words.date]),a={},i=new Map,c=new Map,f=p=>l.has(p.trim())?"":p,r=(p,h,d)=>p.set(h,[...p.get(h)??[],d]),u,m;for(let p of t){let h=new Set([...p.marks.keys()].map(s).filter(w=>w!==void 0&&o.has(w))),[d]=h;d!==void 0&&(u=d);let g=p.text.trim(),b=e.sections.find(w=>g===`${w.number} ${w.title}`);if(b&&(m=b.id),p.rows){let w=[u,m].find(k=>k!==void 0&&o.get(k)?.answer==="table"&&!(k in a)),x=o.get(w??"");w!==void 0&&x&&p.rows.every(k=>k.length<=(x.columns??[]).length)&&(a[w]=st(x,p.rows));continue}m!==void 0&&h.size===0&&Qe.includes(p.style)&&r(c,m,f(p.text));for(let w of h){if(w===void 0||o.get(w)?.answer==="table")continue;let x=f([...p.marks].find(([k,q])=>s(k)===w&&q)?.[1]??"");r(i,w,p.values?.get(x)??x)}}for(let[p,h]of c)!i.has(p)&&o.get(p)?.answer!=="table"&&i.set(p,h);for(let[p,h]of i){let d=o.get(p),g=h.join(`
`).replace(/\s+$/,"").replace(/^\n+/,"");d.answer==="list"?a[p]=h.map(b=>de(d.choices,b.trim())).filter(Boolean):a[p]=d.answer==="text"?g:de(d.answer==="scale"?R(d):d.choices,g.trim()),T(a[p])&&delete a[p]}return a}function st(e,t){let n=e.columns??[];return t.slice(1).map(s=>Object.fromEntries(n.map((l,a)=>[l.id,de(l.choices,(s[a]??"").trim())]).filter(([,l])=>l))).filter(s=>Object.keys(s).length>0)}var de=(e,t)=>e?.find(n=>n.label===t)?.key??t;var ot={docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",odt:"application/vnd.oasis.opendocument.text",md:"text/markdown;charset=utf-8",txt:"text/plain;charset=utf-8",json:"application/json"},at={docx:{write:ge,document:"word/document.xml",about:"docProps/core.xml",body:["<w:body>","</w:body>"]},odt:{write:ye,document:"content.xml",about:"meta.xml",body:["<office:text>","</office:text>"]}};function Ae(e,t,n,o,s){let{write:l,document:a,about:i,body:c}=at[n],f=l(e,t.title||e.title,se(e,t,o)),r=s.get(a)??"",u=[r.slice(0,r.indexOf(c[0])+c[0].length),r.slice(r.lastIndexOf(c[1]))];return new Map([...s,[a,u.join(f.document)],[i,f.about]])}var Me=(e,t,n)=>be(se(e,t,n));async function pe(e,t,n,o,s){let l=ot[n];return n==="json"?new Blob([`${JSON.stringify(t,null,1)}
`],{type:l}):n==="md"||n==="txt"?new Blob([Me(e,t,o)],{type:l}):ve([...Ae(e,t,n,o,await Q(await s()))],l)}function ee(e){return typeof e=="string"?e:e.map(t=>typeof t=="string"?t:Object.values(t).join(" · ")).filter(t=>!T(t)).join(`
`)}var Pe=()=>Date.now().toString(36)+Math.random().toString(36).slice(2,8);var O=(e,t)=>e.querySelector(t);function B(e,t={},...n){let o=Object.assign(document.createElement(e),t);return o.append(...n),o}function te(e,t){return`${(V(e.plan.title||e.form.title)||e.form.id).slice(0,60)}.${t}`}function ue(e){let{format:t,formatVersion:n,template:o,templateVersion:s,title:l,answers:a}=e.take();return{format:t,formatVersion:n,template:o,templateVersion:s,title:l,answers:a}}var me=(e,t,n)=>pe(e.form,ue(e),t,n,async()=>{let o=await fetch(e.part.dataset.form.replace(/json$/,t));if(!o.ok)throw new Error(`${o.url}: ${o.status}`);return o.blob()});function ne(e,t){let n=B("a",{href:URL.createObjectURL(e),download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function Zt(e,t){if(t==="save"||t==="share"){let[n,o]=O(e.part,"#save-as").value.split(" ");t==="save"?(ne(await me(e,n,o==="work"),te(e,n)),e.saved()):await rt(e,n,o==="work")}else t==="entry"?it(e):t==="use"?dt(e):(t==="take"||t==="leave")&&Le(e,t==="take")}async function rt(e,t,n){let o=await me(e,t,n),s=new File([o],te(e,t),{type:o.type}),l=new File([await me(e,"txt",!1)],te(e,"txt"),{type:"text/plain"}),a=[s,l].map(i=>[i]).find(i=>navigator.canShare({files:i}));try{if(!a)throw new Error("nothing can be shared");await navigator.share({files:a}),e.saved(),O(e.part,".told").textContent=e.say("shared")}catch(i){if(i.name==="AbortError")return;ne(o,te(e,t)),e.saved()}}function it(e){if(e.form.id==="case-study"){let a=ue(e),i=V(String(a.answers.title??""))||"case-study";ne(new Blob([ce(e.form,a)],{type:"text/markdown;charset=utf-8"}),`${i.slice(0,60)}.md`);return}let[t,n]=["#entry-place","#entry-edition"].map(a=>O(e.part,a)),o=V(t.value);if(O(e.part,"[data-entry]").hidden=o!=="",!o){t.focus();return}let s=/^\d{4}$/.test(n.value.trim())?n.value.trim():"",l=Z(e.form,ue(e),{municipality:o,edition:s});ne(new Blob([l],{type:"text/markdown;charset=utf-8"}),`${o}-${s||e.form.id}.md`)}var U;async function Kt(e){let t=O(e.part,"#open-file"),[n]=t.files??[],o=O(e.part,".opened");if(!n)return;o.classList.remove("wrong");try{U=await K(n,e.form)}catch(i){o.textContent=e.say(`error-${i instanceof $?i.message:"damaged"}`),o.classList.add("wrong");return}finally{t.value=""}o.textContent="";let s=e.take().answers,l=e.questions.filter(({id:i})=>{let c=U?.answers[i];return!T(s[i])&&!T(c)&&ee(s[i])!==ee(c??"")});if(l.length===0){Le(e,!0);return}O(e.part,".both-list").replaceChildren(...l.map(i=>lt(e,i)));let a=O(e.part,".both");a.hidden=!1,a.focus()}function lt(e,t){let n=t.title,o={yours:e.plan.answers[t.id],theirs:U?.answers[t.id]},s=["yours","theirs"].map(a=>{let i=B("input",{type:"radio",name:`both_${t.id}`,value:a,checked:a==="yours"});return B("label",{className:"choice"},i," ",B("strong",{textContent:e.say(a)}),B("span",{className:"answer-text",textContent:ee(o[a]??"")}))}),l=B("fieldset",{},B("legend",{textContent:n}),...s);return l.dataset.both=t.id,l}function Le(e,t){let n=O(e.part,".both"),o=O(e.part,".opened");if(t&&U){let s=new Set([...n.querySelectorAll("[data-both]")].filter(c=>!n.hidden&&c.querySelector("input[value=yours]:checked")).map(c=>c.dataset.both)),l=Object.entries(U.answers).filter(([c,f])=>!s.has(c)&&!T(f)),a={...e.plan,title:e.plan.title||U.title,answers:{...e.plan.answers,...Object.fromEntries(l)},changed:e.plan.changed||new Date().toISOString()},i=U.templateVersion||e.form.version;e.show({...a,templateVersion:i}),e.changed(),e.keep(),o.textContent=e.say("opened",{number:l.length})}U=void 0,n.hidden=!0,O(e.part,"#open-file").focus()}var L;async function en(e,t){let n=t.get("use");if(n){let c=await fetch(e.part.dataset.cases),f=c.ok?(await c.json()).cases:{};if(!Object.hasOwn(f,n))return;let{title:r,address:u}=f[n],m=new URL(document.documentElement.dataset.root+u,location.href).href;L={title:r.text,texts:`${r.text}
${m}`}}else{let c=ct(t.get("begin")??"");if(c.size===0)return;L={title:[...c.values()].flat().join(" "),texts:c}}let[o,s]=["#use-plan","#use-section"].map(c=>O(e.part,c)),l=e.store?.list(e.form.id)??[];o.replaceChildren(...l.map(c=>new Option(c.title||e.say("unnamed"),c.id)),new Option(e.say("new"),""));let a=e.questions.filter(({kind:c})=>c==="text"||c==="list"||c==="table");s.replaceChildren(...a.map(c=>new Option(c.title,c.id))),s.closest(".field").hidden=!n;let i=O(e.part,".use");O(i,"[data-text]").textContent=L.title,i.hidden=!1,i.focus()}function ct(e){let t=new Map;try{for(let[n,o]of JSON.parse(sessionStorage.getItem(e)??"[]"))t.set(n,[...t.get(n)??[],o])}catch{}return t}function dt(e){let[t,n]=["#use-plan","#use-section"].map(a=>O(e.part,a));if(!L)return;e.keep();let o=e.store?.load(e.form.id,t.value)??{...e.fresh(),id:Pe()};e.show(o);let s=typeof L.texts=="string"?new Map([[n.value,[L.texts]]]):L.texts,l;for(let[a,i]of s){let c=e.questions.find(r=>r.id===a);if(!c)continue;let f=c.answer;if(c.kind==="text")c.answer=[f,...i].filter(r=>!T(r)).join(`
`);else if(c.kind==="list")c.answer=[...f.filter(r=>r.trim()),...i.map(r=>r.replace(`
`,": "))];else if(c.kind==="table"){let r=c.cells(c.items[0]).find(({kind:u})=>u==="text")?.column??"";c.answer=[...f.filter(u=>!T([u])),...i.map(u=>({[r]:u}))]}l=c}history.replaceState(null,"",`#plan=${e.plan.id}`),e.changed(),e.keep(),O(e.part,".use").hidden=!0,l&&(e.tell(e.say("used",{title:L.title,section:l.title}),!1),l.part.scrollIntoView(),l.part.querySelector("textarea, input")?.focus()),L=void 0}export{Zt as act,Z as entry,pe as make,Kt as open,Ae as parts,K as read,Me as text,en as use};
