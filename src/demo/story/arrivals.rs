//! The first act: a dozen letters come in at the office's door. Seven ask for something; the others must open nothing.

use super::Cases;
use crate::demo::host::Verdict;
use crate::demo::letters;
use crate::demo::stage::{Incoming, Stage, must};
use crate::error::Result;

const DESK: &str = "desk@ruritania.example";
const PERMITS: &str = "permits@ruritania.example";

/// Lets them come in.
///
/// # Errors
/// When one of them does not end where it must.
pub fn letters_come_in(stage: &mut Stage) -> Result<Cases> {
    stage.narrator.heading("Letters come in, over LMTP, as a mail server hands them over")?;
    let australia = opens(
        stage,
        "landing permit from Australia",
        ("m.quill@wattle-air.example", PERMITS),
        letters::AUSTRALIA,
    )?;
    let russia = opens(
        stage,
        "landing permit from Russia, in KOI8-R",
        ("v.sokolova@severny-veter.example", PERMITS),
        letters::RUSSIA,
    )?;
    let korea = opens(
        stage,
        "student visa from Korea, in EUC-KR",
        ("boram.kim@hanbit.example", DESK),
        letters::KOREA,
    )?;
    let arabia = opens(
        stage,
        "trade enquiry in Arabic, in windows-1256",
        ("layla@wahat-alnur.example", DESK),
        letters::ARABIA,
    )?;
    let spain = opens(
        stage,
        "website question from Spain",
        ("nuria.valdes@faro-norte.example", DESK),
        letters::SPAIN,
    )?;
    let press = opens(
        stage,
        "interview request, HTML alone",
        ("t.brandl@strelsau-morning.example", DESK),
        letters::PRESS,
    )?;
    let parish = opens(
        stage,
        "question in odd MIME, with a winmail.dat",
        ("odo@zenda-parish.example", DESK),
        letters::PARISH,
    )?;
    comes_twice(stage, &australia)?;
    strays(stage, "an out-of-office", "", letters::STRANGER_AWAY)?;
    strays(stage, "a bounce of a letter that was never ours", "", letters::STRANGE_BOUNCE)?;
    strays(stage, "spam", "prizes@golden-crown.example", letters::SPAM)?;
    Ok(Cases { australia, russia, korea, arabia, spain, press, parish })
}

fn opens(
    stage: &mut Stage,
    title: &str,
    (sender, recipient): (&str, &str),
    template: &[u8],
) -> Result<String> {
    let before = stage.references()?;
    stage.comes(&Incoming { sender, recipient, template, values: &[], verdict: Verdict::Pass })?;
    let new: Vec<String> = stage.references()?.into_iter().filter(|one| !before.contains(one)).collect();
    let [reference] = new.as_slice() else {
        return Err(anyhow::anyhow!("{title}: {} cases were opened instead of one", new.len()).into());
    };
    let case = stage.case(reference)?;
    let (posted, _) =
        mail::parse::read(&stage.newest_to(sender, reference)?.bytes, &mail::parse::Limits::default());
    let language = language_name(posted.language.as_deref().unwrap_or_default());
    let what = format!("{title}: opened for {sender}, \"{}\", acknowledged in {language}", case.row.subject);
    stage.narrator.step("open", Some(reference), &what)?;
    Ok(reference.clone())
}

/// The same letter once more, by another road: its trace differs, the letter does not.
fn comes_twice(stage: &mut Stage, reference: &str) -> Result<()> {
    let before = stage.references()?.len();
    let message = stage.written.first().cloned().unwrap_or_default();
    let incoming = Incoming {
        sender: "m.quill@wattle-air.example",
        recipient: PERMITS,
        template: &[
            b"Received: from backup.wattle-air.example by mx2.ruritania.example; again\r\n",
            message.as_slice(),
        ]
        .concat(),
        values: &[],
        verdict: Verdict::Pass,
    };
    let answer = stage.comes(&incoming)?;
    let letters: usize = stage.case(reference)?.lanes.iter().map(|lane| lane.letters.len()).sum();
    must(answer.ends_with("taken before") && letters == 2, || {
        format!("a second delivery was answered {answer}")
    })?;
    must(stage.references()?.len() == before, || "a second delivery opened a case".to_owned())?;
    stage.narrator.step("again", Some(reference), "the first letter is delivered a second time: known, answered \"taken before\", no second row, no second case")
}

fn strays(stage: &mut Stage, title: &str, sender: &str, template: &[u8]) -> Result<()> {
    let (cases, tray) = (stage.references()?.len(), stage.tray()?.len());
    stage.comes(&Incoming { sender, recipient: DESK, template, values: &[], verdict: Verdict::None })?;
    let lying = stage.tray()?;
    must(lying.len() == tray + 1 && stage.references()?.len() == cases, || {
        format!("{title} does not lie in the tray")
    })?;
    let why = lying.last().map(|letter| letter.why.clone()).unwrap_or_default();
    stage.narrator.step("tray", None, &format!("{title}: {why}; nothing is opened, nobody is answered"))
}

fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "es" => "Spanish",
        "ko" => "Korean",
        "ar" => "Arabic",
        other => other,
    }
}
