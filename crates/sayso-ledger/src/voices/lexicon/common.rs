//! Names that so many people have that a first and a family name alone say little.
//!
//! A name counts as common where both halves are in the lists: of the English-speaking countries, of Spanish, Chinese, Korean,
//! Arabic, and of the languages of South Asia.

use std::sync::LazyLock;

use super::{Table, table};

/// Whether a first name is among the most frequent.
pub(in crate::voices) fn is_common_first(word: &str) -> bool {
    FIRST.contains(word)
}

/// Whether a family name is among the most frequent.
pub(in crate::voices) fn is_common_last(word: &str) -> bool {
    LAST.contains(word)
}

/// Whether several people whom the news knows well have a name, rare as its halves may be.
pub(in crate::voices) fn is_shared(key: &str) -> bool {
    matches!(
        key,
        "george-bush"
            | "martin-king"
            | "robert-kennedy"
            | "joseph-kennedy"
            | "john-kennedy"
            | "patrick-kennedy"
            | "chris-evans"
            | "steve-mcqueen"
            | "michael-jordan"
            | "michael-bolton"
            | "michael-mcdonald"
            | "michael-collins"
            | "paul-simon"
            | "richard-burton"
            | "john-adams"
            | "david-duke"
            | "harold-ford"
    )
}

static FIRST: LazyLock<Table> = LazyLock::new(|| {
    table(
        "james jim jimmy john johnny jack robert rob bob bobby michael mike mick william will bill billy david dave \
         richard rick dick joseph joe thomas tom tommy charles charlie chuck christopher chris daniel dan danny \
         matthew matt anthony tony mark donald don steven steve stephen paul andrew andy drew joshua josh kenneth \
         ken kevin brian bryan george edward ed eddie ronald ron timothy tim jason jeffrey jeff ryan jacob jake \
         gary nicholas nick eric jonathan larry justin scott brandon benjamin ben samuel sam gregory greg frank \
         alexander alex raymond ray patrick pat dennis jerry tyler aaron adam henry harry peter pete douglas doug \
         nathan zachary zach kyle walter keith roger terry sean shaun austin carl arthur lawrence albert fred \
         frederick ralph roy eugene russell louis lewis philip phil bruce wayne randy vincent dylan jordan simon \
         ian neil graham stuart martin alan allan allen barry craig darren lee colin derek gareth luke oliver jamie \
         ross mary patricia jennifer jen linda elizabeth liz beth barbara susan sue jessica sarah sara karen lisa \
         nancy betty sandra margaret ashley kimberly kim emily donna michelle carol amanda melissa deborah debbie \
         stephanie rebecca sharon laura cynthia dorothy amy kathleen kathy kate katie angela shirley emma brenda \
         pamela pam nicole anna ann anne samantha katherine catherine christine christina debra rachel carolyn \
         janet maria olivia heather helen diane julie joyce victoria kelly ruth lauren joan evelyn judith judy \
         megan andrea cheryl hannah jane jean alice julia sophie claire lucy gemma jose juan luis carlos jorge \
         miguel antonio francisco pedro manuel jesus javier rafael fernando ricardo roberto mario alejandro eduardo \
         ana rosa carmen mohammed mohammad muhammad mohamed mohamad ahmed ahmad ali abdul abdullah hassan hussein \
         hussain omar umar ibrahim khalid imran tariq asif bilal youssef yusuf mustafa mahmoud said saeed fatima \
         aisha amit anil ashok deepak manoj rajesh rahul raj ramesh ravi sanjay suresh sunil vijay vikram arun \
         pooja priya neha sunita anita wei jing min jun hui yan ying hong lei tao ming hao xin bo na li fang jie \
         ping sung young jin ji-hoon min-jun",
    )
});

static LAST: LazyLock<Table> = LazyLock::new(|| {
    table(
        "smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris \
         martin thompson robinson clark clarke lewis lee walker hall allen young king wright scott green baker \
         adams nelson hill campbell mitchell roberts carter phillips evans turner parker collins edwards stewart \
         morris murphy cook cooke rogers morgan cooper peterson reed bailey bell kelly howard ward cox richardson \
         wood woods watson brooks bennett gray grey james hughes price davies harrison shaw garcia rodriguez \
         martinez hernandez lopez gonzalez gonzales perez sanchez ramirez torres flores rivera gomez diaz reyes \
         cruz ortiz morales gutierrez ramos ruiz alvarez mendoza castillo jimenez moreno romero herrera medina \
         vargas castro fernandez chavez santos silva khan ahmed ahmad ali hussain hussein hassan mohammed mohamed \
         muhammad mohammad abdullah ibrahim rahman malik sheikh shaikh iqbal mahmood omar saleh salem said singh \
         kumar sharma gupta patel shah verma yadav das devi reddy rao mishra jain joshi mehta nair agarwal \
         fisher russell butler barnes ross henderson coleman jenkins perry powell long patterson foster simmons \
         bryant alexander griffin hayes myers ford hamilton graham wallace west cole owens reynolds jordan gibson \
         ellis kennedy mcdonald murray marshall freeman wells webb simpson stevens tucker porter hunter hicks \
         crawford henry boyd mason warren dixon burns gordon holmes rice robertson hunt black daniels palmer mills \
         nichols grant knight ferguson rose stone hawkins dunn perkins hudson spencer gardner stephens payne pierce \
         berry arnold wagner willis ray watkins olson carroll duncan snyder hart cunningham bradley lane andrews \
         fox riley armstrong carpenter weaver greene lawrence elliott sims peters franklin lawson ryan walsh byrne \
         burke lynch doyle mccarthy sullivan o'brien o'connor o'neill o'neal reilly o'reilly quinn dunne kelley johnston \
         wilkinson chapman barker pearce matthews owen lloyd harvey \
         chaudhary wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo kim park choi \
         jung kang cho yoon jang lim han nguyen tran le pham",
    )
});
