//! One kind of view for the whole page.
//!
//! Every distinct view type brings its own building and mounting code into the
//! wasm. The page therefore describes its elements as data of a single type,
//! so that one more element costs the bytes of its text and no code. Content
//! goes in as text nodes and attributes only, never as markup, which also
//! satisfies Trusted Types.

use std::borrow::Cow;

use leptos::prelude::RenderEffect;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys;

type Text = Cow<'static, str>;
type Handler = Box<dyn FnMut(web_sys::Event) + Send>;
type Source<T> = Box<dyn FnMut() -> T + Send>;

/// An element that is not on the page yet.
pub struct View(Box<Description>);

struct Description {
    tag: &'static str,
    parts: Vec<Part>,
}

/// What an element is made of, in order.
pub enum Part {
    Attribute(&'static str, Text),
    /// An attribute that follows the signals it reads.
    Following(&'static str, Source<&'static str>),
    Handler(&'static str, Handler),
    Text(Text),
    Child(View),
    /// Content that follows the signals it reads; alone in its element.
    Content(Source<Vec<Part>>),
}

/// An element with this tag and class; an empty class is left out.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> View {
    let view = View(Box::new(Description {
        tag,
        parts: Vec::new(),
    }));
    if class.is_empty() {
        view
    } else {
        view.attr("class", class)
    }
}

/// A button that does something and submits nothing.
pub fn button(
    class: &'static str,
    label: String,
    press: impl FnMut(web_sys::Event) + Send + 'static,
) -> View {
    el("button", class)
        .attr("type", "button")
        .on("click", press)
        .words(label)
}

// None of what is called often is generic or inlined, so that a call costs the
// wasm a few bytes.
impl View {
    #[inline(never)]
    fn with(mut self, part: Part) -> View {
        self.0.parts.push(part);
        self
    }

    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> View {
        self.with(Part::Attribute(name, Text::Borrowed(value)))
    }

    #[inline(never)]
    pub fn attr_of(self, name: &'static str, value: String) -> View {
        self.with(Part::Attribute(name, Text::Owned(value)))
    }

    /// Fixed text.
    #[inline(never)]
    pub fn text(self, text: &'static str) -> View {
        self.with(Part::Text(Text::Borrowed(text)))
    }

    /// Text made for the occasion.
    #[inline(never)]
    pub fn words(self, text: String) -> View {
        self.with(Part::Text(Text::Owned(text)))
    }

    #[inline(never)]
    pub fn child(self, child: View) -> View {
        self.with(Part::Child(child))
    }

    #[inline(never)]
    pub fn parts(mut self, parts: Vec<Part>) -> View {
        self.0.parts.extend(parts);
        self
    }

    pub fn follow(
        self,
        name: &'static str,
        value: impl FnMut() -> &'static str + Send + 'static,
    ) -> View {
        self.with(Part::Following(name, Box::new(value)))
    }

    pub fn on(
        self,
        event: &'static str,
        handler: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> View {
        self.with(Part::Handler(event, Box::new(handler)))
    }

    pub fn live(self, content: impl FnMut() -> Vec<Part> + Send + 'static) -> View {
        self.with(Part::Content(Box::new(content)))
    }
}

impl From<View> for Part {
    fn from(view: View) -> Part {
        Part::Child(view)
    }
}

/// An element on the page. Its listeners and effects end when it is dropped.
pub struct Mounted {
    node: types::Element,
    kept: Vec<Kept>,
}

/// What must live as long as the element.
enum Kept {
    Child {
        _child: Mounted,
    },
    Listener {
        _listener: Closure<dyn FnMut(web_sys::Event)>,
    },
    Effect {
        _effect: RenderEffect<Vec<Kept>>,
    },
}

fn append(node: &types::Element, parts: Vec<Part>) -> Vec<Kept> {
    let mut kept = Vec::new();
    for part in parts {
        match part {
            Part::Attribute(name, value) => Rndr::set_attribute(node, name, &value),
            Part::Text(text) => Rndr::insert_node(node, &Rndr::create_text_node(&text), None),
            Part::Child(view) => {
                let child = view.build();
                Rndr::insert_node(node, &child.node, None);
                kept.push(Kept::Child { _child: child });
            }
            Part::Handler(event, handler) => {
                let listener = Closure::wrap(handler as Box<dyn FnMut(web_sys::Event)>);
                _ = node.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
                kept.push(Kept::Listener {
                    _listener: listener,
                });
            }
            Part::Following(name, mut value) => {
                let node = node.clone();
                kept.push(effect(Box::new(move |_| {
                    Rndr::set_attribute(&node, name, value());
                    Vec::new()
                })));
            }
            Part::Content(mut content) => {
                let node = node.clone();
                kept.push(effect(Box::new(move |previous| {
                    let parts = content();
                    Rndr::clear_children(&node);
                    drop(previous);
                    append(&node, parts)
                })));
            }
        }
    }
    kept
}

fn effect(task: Box<dyn FnMut(Option<Vec<Kept>>) -> Vec<Kept>>) -> Kept {
    Kept::Effect {
        _effect: RenderEffect::new(task),
    }
}

/// Runs a task now and whenever a signal it reads has changed, for as long as
/// the page lives.
pub fn watch(mut task: impl FnMut() + 'static) {
    std::mem::forget(effect(Box::new(move |_| {
        task();
        Vec::new()
    })));
}

impl Render for View {
    type State = Mounted;

    fn build(self) -> Mounted {
        let node = Rndr::create_element(self.0.tag, None);
        let kept = append(&node, self.0.parts);
        Mounted { node, kept }
    }

    fn rebuild(self, state: &mut Mounted) {
        Rndr::clear_children(&state.node);
        state.kept = append(&state.node, self.0.parts);
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.node.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(&self.node));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

leptos::tachys::no_attrs!(View);

/// The page is rendered in the browser alone: nothing is written as HTML or
/// taken over from it, so those halves of the trait are never called.
impl RenderHtml for View {
    type AsyncOutput = View;
    type Owned = View;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> View {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        unreachable!()
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> View {
        self
    }
}
