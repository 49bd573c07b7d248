//! First names by gender: common in English-language news; names used for both are left out.

use std::sync::LazyLock;

use super::Gender;
use super::table::{Table, table};

/// Whom a first name (lower case) is given to, where the lists know it.
pub(crate) fn gender_of_first_name(name: &str) -> Option<Gender> {
    let name = name.split('-').next().unwrap_or(name);
    if HE.contains(name) {
        Some(Gender::He)
    } else if SHE.contains(name) {
        Some(Gender::She)
    } else {
        None
    }
}

static HE: LazyLock<Table> = LazyLock::new(|| {
    table(
        "james john robert michael mike william bill david richard joseph joe thomas tom charles charlie christopher chris daniel dan \
         matthew matt anthony tony antony mark donald steven steve stephen stephan paul andrew joshua kenneth ken kevin brian \
         george timothy tim ronald ron edward ed jason jeffrey jeff ryan jacob gary nicholas nick eric jonathan jon larry justin \
         scott brandon benjamin ben samuel gregory greg alexander frank patrick raymond jack dennis jerry tyler aaron jose josé \
         adam nathan henry zachary douglas doug peter kyle noah ethan jeremy walter christian keith roger terry austin sean \
         gerald carl harold dylan arthur lawrence jesse bryan bruce gabriel logan alan allan juan elijah willie albert wayne \
         randy vincent mason roy ralph bobby russell bradley philip phillip phil eugene fred frederick louis luis carlos \
         antonio miguel pedro jorge fernando francisco javier manuel rafael ricardo roberto sergio alejandro andrés pablo \
         diego hernán gaspar rufino saúl wilmer nicanor ramón emilio ignacio martin martín hugo oscar óscar oliver harry \
         leo alfie theo simon neil ian graham stuart colin derek barry gordon nigel trevor clive geoffrey malcolm duncan \
         hamish angus callum ewan gareth rhys huw dafydd owen evan liam connor conor declan brendan cormac eamon seamus niall \
         padraig ruairi vladimir dmitry dmitri sergei sergey ivan igor oleg boris mikhail nikolai nikolay alexei aleksei \
         alexey pavel yuri viktor victor andrei andrey konstantin maxim roman ruslan volodymyr oleksandr mykola petro andriy \
         vasyl taras bohdan tomas tomasz tomáš jan piotr pawel andrzej krzysztof marek jakub wojciech karel petr jiri milan \
         goran dragan zoran luka marko nikola stefan bogdan radu ion mihai florin tibor laszlo lászló istván zoltán gábor \
         viktor hans klaus jürgen wolfgang karl heinz dieter günter helmut friedrich otto lars sven erik olaf anders henrik \
         jens nils bjorn björn magnus gunnar amund bram dirk pieter willem joren jeroen hendrik cornelis mohammed mohamed \
         muhammad ahmed ahmad ali hassan hussein omar ibrahim yusuf mustafa khalid abdullah abdul tariq karim samir rashid \
         mahmoud bashar recep mehmet murat kemal azat narendra rahul amit rajesh sanjay vijay arun anil suresh ramesh ravi \
         imran nawaz asif xi jinping li wei hiroshi takashi kenji shinzo fumio yoshihide kim jong moon cyril nelson jacob \
         thabo emmanuel jean pierre jacques françois michel philippe alain laurent nicolas henri marcel andré rené giuseppe \
         giovanni mario luigi marco matteo silvio paolo alessandro lorenzo benito bertrand bernard gilles yves bo joren karl \
         dell reg dov colm lionel cedric winston wesley clifford ernest herbert stanley norman leonard vernon marvin glenn \
         todd craig chad brett derrick curtis dwight elon barack mitch newt rudy rex bernie beto tucker sid leslie-john aron \
         emil felix max moritz lukas jonas elias finn axel gustav oskar viggo matti jukka timo antti mika",
    )
});

static SHE: LazyLock<Table> = LazyLock::new(|| {
    table(
        "ilse gerda elise elsa liesl frieda hedda mary patricia jennifer jen linda elizabeth liz barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley \
         dorothy kimberly emily donna michelle carol amanda melissa deborah debbie stephanie rebecca sharon laura cynthia \
         kathleen amy angela shirley anna ann anne brenda pamela nicole emma samantha katherine kate katie christine debra \
         rachel catherine carolyn janet ruth maria heather diane virginia julie joyce victoria kelly christina joan evelyn \
         lauren judith olivia frances martha cheryl megan andrea hannah jacqueline gloria jean-marie teresa theresa sara \
         janice marie julia kathryn grace judy beverly denise marilyn amber danielle rose brittany diana abigail natalie jane \
         lori alexis-anne tiffany kayla hillary hilary nikki ivanka melania michele condoleezza madeleine adrienne dorothea \
         florence edith vera ingrid astrid greta sofia sophie sophia charlotte amelia isla ava mia ella lucy chloe phoebe \
         harriet beatrice beatriz matilda eleanor eleanora fiona moira morag catriona ailsa siobhan aoife niamh ciara sinead \
         maeve bronwen ffion carys nerys rhiannon gwen gwenda gwyneth morna lorna una ursula ines inés carmen dolores pilar \
         lucía lucia elena helena irina olga tatiana natalia natasha svetlana ludmila lyudmila anastasia ekaterina galina \
         oksana yulia julija vesna jelena ivana milena mira mirra petra jana eva ewa agnieszka malgorzata katarzyna zofia \
         barbora lenka zuzana agneta annika birgit birgitta brigitte hanne hanna hanneke anneke marijke femke tove liv maud \
         runa sigrid solveig astri elin ase kirsten kirstin karin karen-anne gudrun helga heike sabine ute angelika claudia \
         ursel giulia francesca chiara giorgia paola federica valentina isabella alessandra colette camille chantal \
         dominique-anne monique nathalie sylvie véronique élise aurélie ségolène christiane fatima aisha khadija leila layla \
         zainab amina mariam maryam nadia yasmin samira rania noura hind priya anjali sunita indira sonia kavita lakshmi \
         meera nidia nirmala sushma mei ying yuki yoko akiko keiko naomi michiko park-hye ngozi chimamanda winnie graça \
         wangari ellen-johnson jacinda theresa-may nicola priti suella angela-merkel ursula-von kamala nancy-pelosi \
         constance philippa penelope prudence rosalind winifred mildred doris gertrude hilda ethel agnes olive ivy iris \
         daisy holly hazel april-anne june-anne tilda freya thora saga linnea maja ylva aino helmi tuuli marta dorota lena",
    )
});
