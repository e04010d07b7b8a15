//! Expressions: what stands between `{{` and `}}`, or in a tag.

use std::borrow::Cow;

use super::Span;

/// A value, or how it is computed.
#[derive(Debug, Clone)]
pub enum Expression<'s> {
    /// A variable or a field of one.
    Path(Path<'s>),
    /// A text.
    Text(Cow<'s, str>, Span),
    /// A number as it is written.
    Number(&'s str, Span),
    /// `true` or `false`.
    Bool(bool, Span),
    /// `not x`.
    Not(Box<Expression<'s>>, Span),
    /// Two values and what is between them.
    Binary(Operator, Box<[Expression<'s>; 2]>),
    /// `x | name(argument = …)`.
    Filter(Box<Filter<'s>>),
    /// `name(argument = …)`.
    Function(Call<'s>),
    /// `<name argument={…} />`.
    Component(Call<'s>),
    /// `[…]`: its items in order, one that is spread as the only part of an [`Expression::Other`].
    List(Vec<Expression<'s>>, Span),
    /// `value for name in list if condition`, in a list.
    Comprehension(Box<Comprehension<'s>>),
    /// Whatever else Tera can compute, with the expressions in it.
    Other(Vec<Expression<'s>>, Span),
}

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `and`.
    And,
    /// `or`.
    Or,
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// Arithmetic, comparison, `~` and `in`.
    Other,
}

/// A variable and the fields that are taken of it.
#[derive(Debug, Clone)]
pub struct Path<'s> {
    /// The variable.
    pub root: &'s str,
    /// The fields in order.
    pub steps: Vec<PathStep<'s>>,
    /// The range of the whole path.
    pub span: Span,
}

/// A field: `.name`, or `["name"]` with a literal.
#[derive(Debug, Clone)]
pub struct PathStep<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// `?.name`: absent where the value before it is absent.
    pub optional: bool,
    /// The range of its name.
    pub span: Span,
}

/// A filter and what it is applied to.
#[derive(Debug, Clone)]
pub struct Filter<'s> {
    /// The value that it is applied to.
    pub input: Expression<'s>,
    /// Its name.
    pub name: &'s str,
    /// The range of its name.
    pub span: Span,
    /// Its arguments.
    pub arguments: Vec<Argument<'s>>,
}

/// A call of a function or a component.
#[derive(Debug, Clone)]
pub struct Call<'s> {
    /// Its name.
    pub name: &'s str,
    /// The range of its name.
    pub span: Span,
    /// Its arguments.
    pub arguments: Vec<Argument<'s>>,
}

/// `value for name in list if condition`: the items of a list.
#[derive(Debug, Clone)]
pub struct Comprehension<'s> {
    /// The item, once for each of the list's.
    pub value: Expression<'s>,
    /// The names that it gives to an item of the list, or to its key and its value.
    pub names: Vec<&'s str>,
    /// The list.
    pub list: Expression<'s>,
    /// The condition that leaves items out.
    pub condition: Option<Expression<'s>>,
}

impl<'s> Comprehension<'s> {
    /// Its expressions, without those that use its own names: these are no variables of the template.
    fn outer(&self) -> Vec<&Expression<'s>> {
        let is_own = |part: &&Expression<'_>| matches!(part, Expression::Path(path) if self.names.contains(&path.root));
        let all = [Some(&self.value), Some(&self.list), self.condition.as_ref()];
        let all = all.into_iter().flatten();
        all.filter(|expression| !expression.all().iter().any(is_own))
            .collect()
    }
}

/// `name = value`; without a name for `{...spread}`.
#[derive(Debug, Clone)]
pub struct Argument<'s> {
    /// Its name.
    pub name: Option<&'s str>,
    /// The range of its name.
    pub span: Span,
    /// Its value.
    pub value: Expression<'s>,
}

impl Expression<'_> {
    /// The range of the expression in the source, or of its first part.
    pub fn span(&self) -> Span {
        match self {
            Self::Path(path) => path.span.clone(),
            Self::Text(_, span)
            | Self::Number(_, span)
            | Self::Bool(_, span)
            | Self::Not(_, span)
            | Self::List(_, span)
            | Self::Other(_, span) => span.clone(),
            Self::Binary(_, sides) => sides[0].span().start..sides[1].span().end,
            Self::Filter(filter) => filter.input.span().start..filter.span.end,
            Self::Comprehension(list) => list.value.span(),
            Self::Function(call) | Self::Component(call) => call.span.clone(),
        }
    }

    /// The expressions directly inside of this one.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Path(_) | Self::Text(..) | Self::Number(..) | Self::Bool(..) => Vec::new(),
            Self::Not(inner, _) => vec![inner],
            Self::Binary(_, sides) => sides.iter().collect(),
            Self::Filter(filter) => {
                let arguments = filter.arguments.iter().map(|argument| &argument.value);
                std::iter::once(&filter.input).chain(arguments).collect()
            }
            Self::Function(call) | Self::Component(call) => call
                .arguments
                .iter()
                .map(|argument| &argument.value)
                .collect(),
            Self::Comprehension(list) => list.outer(),
            Self::List(parts, _) | Self::Other(parts, _) => parts.iter().collect(),
        }
    }

    /// This expression and every one inside of it, outermost first.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        let mut at = 0;
        while at < all.len() {
            all.extend(all[at].children());
            at += 1;
        }
        all
    }
}
