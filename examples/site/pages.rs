//! A readable page for each cause, and an index of them.
//!
//! A page's text is `content/pages/ID.md`; its heading and the fix are the
//! answer's, `content/answers/ID.md`, and the code is the answer's too.

use std::fs;
use std::path::Path;

use fix401::cause::CauseId;
use fix401::sample::Sample;
use serde_json::json;

use crate::dist::Dist;
use crate::markdown::{escape, html, inline, plain};
use crate::start::{Script, fill, tag_of};
use crate::{Site, policy};

/// A page's sections, in order; the fix comes before the one named here.
const SECTIONS: [&str; 6] = [
    "What it is",
    "What you see",
    "Why it happens",
    "How to be sure",
    "What else it might be",
    "Sources",
];
const FIX_BEFORE: &str = "How to be sure";
const FIX: &str = "How to fix it";
/// The two kinds of cause.
const AUTH: &str = "A 401";
const NOT_AUTH: &str = "Not a 401 from an AI provider";

/// A cause's page as it is written.
struct Text {
    title: String,
    description: String,
    /// Headings and their Markdown.
    sections: Vec<(String, String)>,
}

pub fn write(dist: &Dist, site: &Site, early: &Script) -> Result<(), String> {
    let frame = read("content/site/page.html")?;
    let style = dist.only("page-", ".css")?;
    let integrity = dist.integrity(&style)?;
    let copy = Script::finish(dist, "copy.js")?;
    let framed = |up: &str, path: &str, title: &str, description: &str, data: &str, body: &str| {
        let page = fill(&frame, "{policy}", &tag_of(&policy::reading()))?;
        let page = fill(&page, "{title}", &plain(title))?;
        let page = fill(&page, "{description}", &plain(description))?;
        let page = fill(&page, "{canonical}", &(site.canonical(path) + data))?;
        let page = fill(&page, "{early}", &early.early_tag(up, site, ""))?;
        let page = fill(&page, "{integrity}", &integrity)?;
        let page = fill(&page, "{body}", body)?;
        Ok::<_, String>(page.replace("{style}", &style).replace("{up}", up))
    };
    let mut paths = vec![String::new(), "causes/".to_owned()];
    for id in CauseId::ALL {
        let text = parse(&read(&format!("content/pages/{}.md", id.id()))?)
            .map_err(|why| format!("content/pages/{}.md: {why}", id.id()))?;
        let path = format!("causes/{}/", id.id());
        let page = framed(
            "../../",
            &path,
            &format!("{} | fix401", text.title),
            &text.description,
            &(copy.tag("../../", " defer") + &data(*id, &text)),
            &cause(*id, &text),
        )?;
        dist.write(&format!("{path}index.html"), &page)?;
        paths.push(path);
    }
    let page = framed(
        "../",
        "causes/",
        "Every cause of an OpenAI 401 and its neighbours | fix401",
        "Each cause of an OpenAI 401 error, and the errors that are mistaken for one: what you see, why it happens, and how to fix it.",
        "",
        &index(),
    )?;
    dist.write("causes/index.html", &page)?;
    if let Some(url) = &site.url {
        let list: String = paths
            .iter()
            .map(|path| format!("<url><loc>{url}{path}</loc></url>"))
            .collect();
        let map = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
        dist.write("sitemap.xml", &format!("{map}{list}</urlset>\n"))?;
        dist.write(
            "robots.txt",
            &format!("User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n"),
        )?;
    }
    Ok(())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .map_err(|error| format!("{path}: {error}"))
}

fn parse(source: &str) -> Result<Text, String> {
    let (head, body) = source.split_once("\n## ").ok_or("it has no section")?;
    let field = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name));
        line.map(|text| text.trim().to_owned())
            .ok_or(format!("it has no line \"{name}\""))
    };
    let sections: Vec<(String, String)> = body
        .split("\n## ")
        .filter_map(|section| section.split_once('\n'))
        .map(|(heading, text)| (heading.trim().to_owned(), text.trim().to_owned()))
        .collect();
    if !sections.iter().map(|(heading, _)| heading).eq(SECTIONS) {
        return Err(format!("its sections are not {SECTIONS:?}"));
    }
    if let Some((heading, _)) = sections.iter().find(|(_, text)| text.is_empty()) {
        return Err(format!("nothing stands under \"{heading}\""));
    }
    Ok(Text {
        title: field("title:")?,
        description: field("description:")?,
        sections,
    })
}

fn cause(id: CauseId, text: &Text) -> String {
    let answer = id.cause().prose();
    let mut sections: Vec<(&str, String)> = Vec::new();
    for (heading, section) in &text.sections {
        if heading == FIX_BEFORE {
            sections.push((FIX, fix(id)));
        }
        sections.push((heading, html(section)));
    }
    let mut contents = String::new();
    let mut body = String::new();
    for (heading, section) in &sections {
        let place = heading.to_lowercase().replace(' ', "-");
        contents.push_str(&format!("<li><a href=\"#{place}\">{heading}</a></li>"));
        body.push_str(&format!(
            "<section><h2 id=\"{place}\">{heading}</h2><div class=\"text\">{section}</div></section>"
        ));
    }
    let kind = if id.is_auth() { AUTH } else { NOT_AUTH };
    format!(
        "<article class=\"reading\"><p class=\"crumbs\"><a href=\"../\">All causes</a> <span>{kind}</span></p>\
         <h1>{}</h1><p class=\"lead\">{}</p>\
         <div class=\"side\">{}<nav aria-label=\"Contents\"><ul>{contents}</ul></nav></div>\
         {body}</article>",
        inline(answer.title),
        inline(answer.summary),
        invitation("../../"),
    )
}

/// The way from a page to the paste box.
fn invitation(up: &str) -> String {
    format!(
        "<p class=\"invitation\"><a class=\"button main\" href=\"{up}#paste\">Paste what you see</a> \
         <span>and fix401 names the cause, in your own browser.</span></p>"
    )
}

/// The steps and the code, each language folded but the first.
fn fix(id: CauseId) -> String {
    let cause = id.cause();
    let steps: String = cause
        .prose()
        .steps
        .iter()
        .map(|step| format!("<li>{}</li>", inline(step)))
        .collect();
    let mut out = format!("<ol class=\"steps\">{steps}</ol>");
    let mut shown = None;
    for sample in cause.samples {
        if shown != Some(sample.language) {
            if shown.is_some() {
                out.push_str("</details>");
            }
            let open = if shown.is_none() { " open" } else { "" };
            out.push_str(&format!(
                "<details class=\"language\"{open}><summary>{}</summary>",
                sample.language.name()
            ));
            shown = Some(sample.language);
        }
        out.push_str(&figure(sample));
    }
    if shown.is_some() {
        out.push_str("</details>");
    }
    out
}

fn figure(sample: &Sample) -> String {
    format!(
        "<figure class=\"code\"><figcaption><span>{}</span></figcaption><pre tabindex=\"0\"><code>{}</code></pre></figure>",
        inline(sample.caption),
        escape(sample.code().trim_end())
    )
}

fn index() -> String {
    let mut body = format!(
        "<article class=\"reading\"><h1>Every cause</h1><p class=\"lead\">What can be behind a 401, and what is mistaken for one.</p>\
         <div class=\"side\">{}</div>",
        invitation("../")
    );
    for (heading, auth) in [(AUTH, true), (NOT_AUTH, false)] {
        body.push_str(&format!("<section><h2>{heading}</h2><dl class=\"rows\">"));
        for id in CauseId::ALL.iter().filter(|id| id.is_auth() == auth) {
            let answer = id.cause().prose();
            body.push_str(&format!(
                "<dt><a href=\"{}/\">{}</a></dt><dd>{}</dd>",
                id.id(),
                inline(answer.title),
                inline(answer.summary)
            ));
        }
        body.push_str("</dl></section>");
    }
    body + "</article>"
}

/// What a search engine reads: an article that answers one question.
fn data(id: CauseId, text: &Text) -> String {
    let answer = id.cause().prose();
    let unmarked = |text: &str| text.replace('`', "");
    let steps: Vec<_> = answer
        .steps
        .iter()
        .map(|step| json!({ "@type": "HowToStep", "text": unmarked(step) }))
        .collect();
    let data = json!({
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": unmarked(&text.title),
        "description": unmarked(&text.description),
        "mainEntity": {
            "@type": "HowTo",
            "name": unmarked(answer.title),
            "description": unmarked(answer.summary),
            "step": steps,
        },
    });
    // A text cannot end the script it stands in.
    let data = data.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{data}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_a_page_whose_links_lead_somewhere() {
        for id in CauseId::ALL {
            let id = id.id();
            let text = parse(&read(&format!("content/pages/{id}.md")).unwrap()).expect(id);
            let length = text.title.chars().count();
            assert!((25..=64).contains(&length), "{id}: a title of {length}");
            let length = text.description.chars().count();
            assert!(
                (70..=160).contains(&length),
                "{id}: a description of {length}"
            );
            for (_, section) in &text.sections {
                for link in section.split("](").skip(1) {
                    let link = link.split(')').next().unwrap();
                    let other = link
                        .strip_prefix("../")
                        .and_then(|link| link.strip_suffix('/'));
                    assert!(
                        link.starts_with("https://")
                            || other.is_some_and(
                                |other| other != id && CauseId::from_id(other).is_some()
                            ),
                        "{id}: {link}"
                    );
                }
            }
            let (_, sources) = text.sections.last().unwrap();
            assert!(
                sources.contains("https://") && sources.contains("hecked 202"),
                "{id}: no source with its date"
            );
        }
    }
}
