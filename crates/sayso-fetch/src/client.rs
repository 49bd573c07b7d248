use std::time::Duration;

use jiff::Timestamp;
use ureq::config::Config;
use ureq::http::{HeaderMap, Response, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use crate::address::Address;
use crate::body::{self, Bounds};
use crate::conditional::text;
use crate::error::Trouble;
use crate::failure::{Limits, of_body, of_request};
use crate::guard::Guard;
use crate::resolver::Guarded;
use crate::user_agent::user_agent;
use crate::{Settings, Validators};

/// What we like best to get.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, \
                      application/xml;q=0.9, */*;q=0.8";

/// Bytes of the longest head of an answer.
const LONGEST_HEAD: usize = 64 << 10;

/// One request, one answer: no redirects, no cookies, no passwords, no proxy.
pub(crate) struct Client {
    agent: Agent,
    limits: Limits,
    ratio: u64,
}

/// An answer; its body where the status is a success.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: body::Body,
    /// Before when there is no use in asking again, where the host is strained.
    pub(crate) retry_at: Option<Timestamp>,
}

impl Client {
    pub(crate) fn new(settings: &Settings) -> Client {
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would look names up itself, and nobody would check what they mean.
            .proxy(None)
            .user_agent(user_agent(settings.contact.as_deref()))
            .accept(ACCEPT)
            .accept_encoding(body::ACCEPTED)
            .max_response_header_size(LONGEST_HEAD)
            .timeout_resolve(Some(settings.connect))
            .timeout_connect(Some(settings.connect))
            .timeout_per_read(Some(settings.silence))
            .timeout_per_write(Some(settings.silence))
            .build();
        let guard = Guard { allow_private: settings.allow_private };
        let resolver = Guarded { names: DefaultResolver::default(), guard, hosts: settings.hosts.clone() };
        let limits = Limits { connect: settings.connect, silence: settings.silence, whole: settings.whole };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Client { agent, limits, ratio: settings.ratio }
    }

    /// Asks for a page, for no longer than `left`, and takes no more than `longest` bytes of it.
    pub(crate) fn get(
        &self,
        at: &Address,
        known: Option<&Validators>,
        longest: u64,
        left: Duration,
    ) -> Result<Reply, Trouble> {
        let mut request = self.agent.get(at.as_str()).config().timeout_global(Some(left)).build();
        for (name, value) in known.map(|known| known.headers(at.as_str())).unwrap_or_default() {
            request = request.header(name, value);
        }
        let response = request.call().map_err(|error| of_request(error, at.host(), &self.limits))?;
        self.reply(response, longest)
    }

    fn reply(&self, response: Response<Body>, longest: u64) -> Result<Reply, Trouble> {
        let (head, body) = response.into_parts();
        let (status, headers) = (head.status.as_u16(), head.headers);
        if !head.status.is_success() {
            return Ok(Reply { status, headers, body: body::Body::default(), retry_at: None });
        }
        let packing = text(&headers, &header::CONTENT_ENCODING);
        let bounds = Bounds { longest, ratio: self.ratio };
        let body = body::read(body.into_reader(), packing.as_deref(), bounds)
            .map_err(|broken| of_body(broken, self.ratio, &self.limits))?;
        Ok(Reply { status, headers, body, retry_at: None })
    }
}
