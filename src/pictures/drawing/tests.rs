use super::*;

fn svg(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inner}</svg>\n"
    )
}

#[test]
fn drawings_as_programs_save_them_are_fine() {
    for inner in [
        "",
        "<title>A &lt;b&gt; &amp; c</title><path d='M0 0L9 9'/>",
        "<defs><linearGradient id=\"a\"/></defs><rect fill=\"url(#a)\" style=\"filter: url( '#b' )\"/>",
        "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\"/>",
        "<image href=\"data:image/png;base64,iVBO\"/>",
        "<style>.a{fill:url(#a)} /* one */</style>",
        "<!-- <script> in a comment --><metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <cc:license xmlns:cc=\"http://creativecommons.org/ns#\" rdf:resource=\"http://creativecommons.org/by\"/></rdf:RDF></metadata>",
        "<animate attributeName=\"x\" values=\"1;2\"/>",
    ] {
        assert_eq!(fault(svg(inner).as_bytes()), None, "{inner}");
    }
    let typed =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
    assert_eq!(fault(format!("\u{feff}{typed}{}", svg("").split_once('\n').unwrap().1).as_bytes()), None);
}

#[test]
fn what_runs_is_found() {
    for inner in [
        "<script>alert(1)</script>",
        "<SCRIPT href='#a'/>",
        "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
        "<rect onclick=\"alert(1)\"/>",
        "<rect\nONLOAD = 'x'/>",
        "<a href=\"java&#115;cript:alert(1)\"/>",
        "<a xlink:href=\" java\nscript:alert(1)\"/>",
        "<set attributeName=\"onmouseover\" to=\"alert(1)\"/>",
        "<a><animate attributeName='xlink:href' values='#a'/></a>",
        "<g><!-- --><ev:listener/></g>",
    ] {
        assert_eq!(fault(svg(inner).as_bytes()), Some(SCRIPT), "{inner}");
    }
}

#[test]
fn what_loads_or_is_no_drawing_is_found() {
    for (inner, expected) in [
        ("<foreignObject><p>x</p></foreignObject>", PAGE),
        ("<g xmlns:h='http://www.w3.org/1999/xhtml'><h:img/></g>", PAGE),
        ("<svg:iframe src='#a'/>", PAGE),
        ("<image href=\"https://example.org/x.png\"/>", ELSEWHERE),
        ("<image xlink:href=\"file:///home/x.png\"/>", ELSEWHERE),
        ("<image href='data:image/svg+xml,x'/>", ELSEWHERE),
        ("<use href=\"other.svg#a\"/>", ELSEWHERE),
        ("<a href=\"https://example.org\"/>", ELSEWHERE),
        ("<style>@import 'x.css';</style>", ELSEWHERE),
        ("<style>@\\69mport 'x.css';</style>", ELSEWHERE),
        ("<style><![CDATA[a{fill:URL(\"//example.org/x\")}]]></style>", ELSEWHERE),
        ("<rect style=\"fill:\\75 rl(https://example.org/x)\"/>", ELSEWHERE),
        ("<rect fill=\"u&#114;l(https://example.org/x)\"/>", ELSEWHERE),
        ("<g xml:base='https://example.org/'/>", ELSEWHERE),
        ("<?xml-stylesheet href='x.css'?>", ELSEWHERE),
        ("<rect x=1/>", BROKEN),
        ("<rect x='1", BROKEN),
        ("<!-- open", BROKEN),
    ] {
        assert_eq!(fault(svg(inner).as_bytes()), Some(expected), "{inner}");
    }
    assert_eq!(fault(b"<!DOCTYPE svg [<!ENTITY x '<script/>'>]><svg>&x;</svg>"), Some(DEFINITIONS));
    assert_eq!(fault(b"<?xml version='1.0' encoding='UTF-7'?><svg/>"), Some(ENCODING));
    assert_eq!(fault(b"<\0s\0v\0g\0/\0>\0\xff"), Some(ENCODING));
}
