//! Flattens the default theme's templates: inheritance, blocks, components, comments and trimmed white
//! space are resolved here, so that a start parses none of it. What is left of each message is text
//! with `{{path}}` and `{%if path%}…{%else%}…{%endif%}`, which `src/render/flat.rs` reads.
//!
//! It knows the part of Tera's language that the default theme uses, and refuses the rest: a template
//! that needs more is a reason to teach it here. That it means what Tera means is held by the tests of
//! `src/render/flat.rs`, for every message in every language.

use std::collections::HashMap;

/// Where a component's parameter or an overridden block leads.
type Scope<'s> = HashMap<&'s str, String>;

/// A message's templates as one text: what `message` extends, with its blocks in place.
///
/// `file` gives a template's text by its name.
///
/// # Errors
/// The file and what of it is not known here.
pub fn flatten<'s>(
    message: &str,
    file: impl Fn(&str) -> Option<&'s str>,
) -> Result<String, String> {
    let parsed = |name: &str| {
        let text = file(name).ok_or_else(|| format!("{name}: missing"))?;
        Parser::new(text)
            .template()
            .map_err(|reason| format!("{name}: {reason}"))
    };
    let own = parsed(message)?;
    let components = parsed("components.html")?.components;
    let skeleton = match own.extends {
        Some(parent) => parsed(parent)?.body,
        None => own.body,
    };
    let writer = Writer {
        components,
        blocks: own.blocks,
    };
    let mut flat = String::new();
    writer
        .nodes(&skeleton, None, &mut flat)
        .map_err(|reason| format!("{message}: {reason}"))?;
    Ok(flat)
}

enum Node<'s> {
    Text(&'s str),
    Print(&'s str),
    If {
        path: &'s str,
        then: Vec<Node<'s>>,
        otherwise: Vec<Node<'s>>,
    },
    Block {
        name: &'s str,
        body: Vec<Node<'s>>,
    },
    Call {
        component: &'s str,
        arguments: Vec<(&'s str, &'s str)>,
    },
}

struct Component<'s> {
    /// Given by the call.
    parameters: Vec<&'s str>,
    /// Taken from whoever calls: `@name`.
    taken: Vec<&'s str>,
    body: Vec<Node<'s>>,
}

#[derive(Default)]
struct Template<'s> {
    extends: Option<&'s str>,
    blocks: HashMap<&'s str, Vec<Node<'s>>>,
    components: HashMap<&'s str, Component<'s>>,
    body: Vec<Node<'s>>,
}

/// A template's text cut at its tags.
enum Token<'s> {
    Text(&'s str),
    Expression(&'s str),
    Tag(&'s str),
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, String> {
    const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut trim = false;
    loop {
        let opening = MARKS
            .iter()
            .filter_map(|marks| Some((rest.find(marks.0)?, marks)))
            .min();
        let (before, behind) = match opening {
            Some((at, _)) => (&rest[..at], &rest[at + 2..]),
            None => (rest, ""),
        };
        let before = if trim { before.trim_start() } else { before };
        let Some((_, (mark, closing))) = opening else {
            tokens.push(Token::Text(before));
            return Ok(tokens);
        };
        let (inner, after) = behind
            .split_once(closing)
            .ok_or_else(|| format!("{mark} without {closing}"))?;
        let trims_before = inner.starts_with('-');
        tokens.push(Token::Text(if trims_before {
            before.trim_end()
        } else {
            before
        }));
        let content = inner.trim_start_matches('-').trim_end_matches('-').trim();
        match *mark {
            "{{" => tokens.push(Token::Expression(content)),
            "{%" => tokens.push(Token::Tag(content)),
            _ => {}
        }
        trim = inner.ends_with('-');
        rest = after;
    }
}

struct Parser<'s> {
    text: &'s str,
    tokens: std::vec::IntoIter<Token<'s>>,
    template: Template<'s>,
}

impl<'s> Parser<'s> {
    fn new(text: &'s str) -> Self {
        Self {
            text,
            tokens: Vec::new().into_iter(),
            template: Template::default(),
        }
    }

    fn template(mut self) -> Result<Template<'s>, String> {
        self.tokens = tokens(self.text)?.into_iter();
        let (body, end) = self.nodes()?;
        if let Some(end) = end {
            return Err(format!("{{% {end} %}} closes nothing"));
        }
        let mut template = self.template;
        template.body = body;
        if template.extends.is_some() {
            let body = std::mem::take(&mut template.body);
            for node in body {
                if let Node::Block { name, body } = node {
                    template.blocks.insert(name, body);
                }
            }
        }
        Ok(template)
    }

    /// Nodes up to a tag that ends them, and that tag.
    fn nodes(&mut self) -> Result<(Vec<Node<'s>>, Option<&'s str>), String> {
        let mut nodes = Vec::new();
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(text) => nodes.push(Node::Text(text)),
                Token::Expression(content) => nodes.push(expression(content)?),
                Token::Tag(tag) => {
                    let (word, rest) = tag.split_once(' ').unwrap_or((tag, ""));
                    match word {
                        "else" | "endif" | "endblock" | "endcomponent" => {
                            return Ok((nodes, Some(word)));
                        }
                        "extends" => self.template.extends = Some(rest.trim().trim_matches('"')),
                        "if" => nodes.push(self.condition(path(rest)?)?),
                        "block" => {
                            let body = self.body_until("endblock")?;
                            nodes.push(Node::Block {
                                name: rest.trim(),
                                body,
                            });
                        }
                        "component" => self.component(rest)?,
                        _ => return Err(format!("{{% {tag} %}} is not known here")),
                    }
                }
            }
        }
        Ok((nodes, None))
    }

    fn body_until(&mut self, end: &str) -> Result<Vec<Node<'s>>, String> {
        match self.nodes()? {
            (nodes, Some(found)) if found == end => Ok(nodes),
            (_, found) => Err(format!(
                "{} where {end} belongs",
                found.unwrap_or("the end")
            )),
        }
    }

    fn condition(&mut self, path: &'s str) -> Result<Node<'s>, String> {
        let (then, end) = self.nodes()?;
        let otherwise = match end {
            Some("else") => self.body_until("endif")?,
            Some("endif") => Vec::new(),
            _ => return Err(format!("{{% if {path} %}} without endif")),
        };
        Ok(Node::If {
            path,
            then,
            otherwise,
        })
    }

    fn component(&mut self, head: &'s str) -> Result<(), String> {
        let (name, rest) = head
            .split_once('(')
            .ok_or_else(|| format!("component {head}: no list of parameters"))?;
        let list = rest.trim_end().trim_end_matches(')');
        let (mut parameters, mut taken) = (Vec::new(), Vec::new());
        for parameter in list
            .split(',')
            .map(str::trim)
            .filter(|parameter| !parameter.is_empty())
        {
            match parameter.strip_prefix('@') {
                Some(name) => taken.push(name),
                None => parameters.push(parameter.split(':').next().unwrap_or(parameter).trim()),
            }
        }
        let body = self.body_until("endcomponent")?;
        self.template.components.insert(
            name.trim(),
            Component {
                parameters,
                taken,
                body,
            },
        );
        Ok(())
    }
}

fn expression(content: &str) -> Result<Node<'_>, String> {
    let Some(call) = content.strip_prefix('<') else {
        return Ok(Node::Print(path(content)?));
    };
    let call = call.strip_suffix("/>").ok_or_else(|| {
        format!("{{{{ {content} }}}}: only components without a body are known here")
    })?;
    let mut words = call.split_whitespace();
    let component = words.next().ok_or("{{ < /> }} names no component")?;
    let arguments = words
        .map(|word| {
            let (name, value) = word.split_once("={")?;
            Some((name, path(value.strip_suffix('}')?).ok()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(|| format!("{{{{ {content} }}}}: arguments are written name={{path}}"))?;
    Ok(Node::Call {
        component,
        arguments,
    })
}

/// A variable, or a field of one: the only expressions known here.
fn path(text: &str) -> Result<&str, String> {
    let text = text.trim();
    let is_path = text.split('.').all(|part| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    });
    is_path
        .then_some(text)
        .ok_or_else(|| format!("{text:?} is no variable, and more is not known here"))
}

struct Writer<'s> {
    components: HashMap<&'s str, Component<'s>>,
    blocks: HashMap<&'s str, Vec<Node<'s>>>,
}

impl<'s> Writer<'s> {
    /// Writes nodes; `scope` is what a component's variables stand for, none outside of one.
    fn nodes(
        &self,
        nodes: &[Node<'s>],
        scope: Option<&Scope<'s>>,
        flat: &mut String,
    ) -> Result<(), String> {
        nodes
            .iter()
            .try_for_each(|node| self.node(node, scope, flat))
    }

    fn node(
        &self,
        node: &Node<'s>,
        scope: Option<&Scope<'s>>,
        flat: &mut String,
    ) -> Result<(), String> {
        match node {
            Node::Text(text) => flat.push_str(text),
            Node::Print(path) => flat.push_str(&format!("{{{{{}}}}}", resolved(path, scope)?)),
            Node::If {
                path,
                then,
                otherwise,
            } => {
                flat.push_str(&format!("{{%if {}%}}", resolved(path, scope)?));
                self.nodes(then, scope, flat)?;
                if !otherwise.is_empty() {
                    flat.push_str("{%else%}");
                    self.nodes(otherwise, scope, flat)?;
                }
                flat.push_str("{%endif%}");
            }
            Node::Block { name, body } => {
                self.nodes(self.blocks.get(name).unwrap_or(body), scope, flat)?;
            }
            Node::Call {
                component,
                arguments,
            } => self.call(component, arguments, scope, flat)?,
        }
        Ok(())
    }

    fn call(
        &self,
        name: &str,
        arguments: &[(&'s str, &'s str)],
        scope: Option<&Scope<'s>>,
        flat: &mut String,
    ) -> Result<(), String> {
        let component = self
            .components
            .get(name)
            .ok_or_else(|| format!("no component {name}"))?;
        let mut inner = Scope::new();
        for taken in &component.taken {
            inner.insert(taken, resolved(taken, scope)?);
        }
        for parameter in &component.parameters {
            let (_, value) = arguments
                .iter()
                .find(|(name, _)| name == parameter)
                .ok_or_else(|| format!("<{name} /> lacks {parameter}"))?;
            inner.insert(parameter, resolved(value, scope)?);
        }
        if let Some((unknown, _)) = arguments
            .iter()
            .find(|(name, _)| !component.parameters.contains(name))
        {
            return Err(format!("<{name} /> has no parameter {unknown}"));
        }
        self.nodes(&component.body, Some(&inner), flat)
    }
}

/// What a path stands for where no component is around it.
fn resolved(path: &str, scope: Option<&Scope<'_>>) -> Result<String, String> {
    let Some(scope) = scope else {
        return Ok(path.to_owned());
    };
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    let meant = scope
        .get(first)
        .ok_or_else(|| format!("{first} is neither a parameter nor taken with @"))?;
    Ok(rest.map_or_else(|| meant.clone(), |rest| format!("{meant}.{rest}")))
}
