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
         hans klaus jürgen wolfgang karl heinz dieter günter helmut friedrich otto lars sven erik olaf anders henrik \
         jens nils bjorn björn magnus gunnar amund bram dirk pieter willem joren jeroen hendrik cornelis mohammed mohamed \
         muhammad ahmed ahmad ali hassan hussein omar ibrahim yusuf mustafa khalid abdullah abdul tariq karim samir rashid \
         mahmoud bashar recep mehmet murat kemal azat narendra rahul amit rajesh sanjay vijay arun anil suresh ramesh ravi \
         imran nawaz asif xi jinping li wei hiroshi takashi kenji shinzo fumio yoshihide kim jong moon cyril nelson \
         thabo emmanuel jean pierre jacques françois michel philippe alain laurent nicolas henri marcel andré rené giuseppe \
         giovanni mario luigi marco matteo silvio paolo alessandro lorenzo benito bertrand bernard gilles yves bo \
         dell reg dov colm lionel cedric winston wesley clifford ernest herbert stanley norman leonard vernon marvin glenn \
         todd craig chad brett derrick curtis dwight elon barack mitch newt rudy rex bernie beto tucker sid leslie-john aron \
         emil felix max moritz lukas jonas elias finn axel gustav oskar viggo matti jukka timo antti mika \
         abraham adrian aidan alastair alec alfred alistair andreas andy archie arnold barney bert bob brad bruno byron caleb \
         calvin cecil chuck cian ciaran ciarán clarence clint corey damian damien danny darren dave dean denis dermot desmond \
         dominic donal dwayne éamon eamonn eddie edgar edmund edwin eoghan eoin ernie euan fergal fergus fintan gavin geoff \
         gerard gerry gideon giles graeme gus hal hank harvey hector herman hubert hugh iain isaac isaiah ivor jake jamal jared \
         jay jeb jeremiah jermaine jerome jim jimmy joel joey johnny jonah jonny josh jude julian julius kareem keir kenny \
         kieran kurt lachlan lebron len lenny leon leroy lester levi lucas luke luther lyndon manny marc marcus marlon marty \
         maurice melvin moses nathaniel noel otis owain paddy padraic pádraig pete piers quentin randall randolph raphael ray \
         reggie reginald rick ricky robbie roderick rodney roland ronan ronnie rory ruben rupert russ saul seán séamus \
         sebastian seth shane shaun shawn silas stan tadhg ted teddy terence terrence theodore toby tommy travis tristan tyrone \
         vic vince walt wes xavier zach \
         alexandre antoine benoît benoit christophe clément didier édouard émile éric étienne etienne francois frédéric \
         frederic gérald gérard guillaume gustave hervé jérémie jérôme julien kylian loïc luc mathieu matthieu maxime olivier \
         pascal rémi rémy romain sébastien serge stéphane stephane sylvain thibault thierry \
         adolf anton armin bernhard christoph clemens dietmar erich ernst fabian ferdinand florian franz fritz georg gerd \
         gerhard günther harald heinrich hermann horst joachim johann johannes jörg josef konrad ludwig manfred markus matthias \
         norbert philipp rainer ralf rolf rudolf theodor tobias udo ulrich urs uwe werner wilhelm willy diederik frans geert \
         henk jaap kees maarten michiel pim ruud wim wopke \
         arne bjørn fredrik geir ivar jakob jesper johan jørgen kjell knut kristian leif lennart mads mattias mikael morten \
         olof patrik rasmus søren soren svein trond ulf kimi lauri mikko olli pekka petri petteri sauli teemu \
         adriano alberto alfonso alfredo angelo angelino arturo carlo cesare claudio cristiano davide dino domenico enrico enzo \
         fabio fabrizio fausto federico francesco giacomo giancarlo gianfranco gianni giorgio leonardo luca marcello \
         massimiliano massimo maurizio piero pietro raffaele renato riccardo salvatore stefano umberto vincenzo vittorio \
         adolfo adrián álvaro alvaro andres ángel carles césar cesar diosdado eduardo enrique ernesto esteban evo fabián felipe \
         félix fidel gerardo gonzalo guillermo gustavo héctor jesús joaquín joaquin jordi julio leopoldo marcelo marcos mariano \
         mateo mauricio nayib nicolás octavio patricio ramon raúl raul rodolfo rodrigo sebastián tomás vicente víctor xavi \
         antónio guilherme jair joão joao luís luiz nuno paulo rui sérgio tarcísio thiago \
         aleksander grzegorz jacek jarosław jaroslaw jerzy józef lech łukasz lukasz maciej marcin mariusz mateusz michał paweł \
         radosław ryszard stanisław stanislaw tadeusz zbigniew andrej jaroslav jiří miloš miroslav ondřej vaclav václav attila \
         ferenc gabor gergely györgy jános lajos péter sándor zoltan alexandru călin calin constantin gheorghe liviu nicolae \
         nicușor traian tudor algirdas gitanas vytautas edgars krišjānis valdis taavi toomas \
         aleksandr anatoly andrii arseniy artem denys dmytro evgeny yevgeny yevhen fyodor gennady ihor ilya kirill kyrylo \
         leonid mykhailo oleh oleksiy pavlo serhiy vadim vasily viacheslav vyacheslav vitaly vladislav yuriy aslan giorgi \
         irakli kassym levan nikol ramzan shavkat timur \
         aleksandar bojan boyko branko dejan dimitar edi georgi hristo milo novak predrag ratko slobodan tomislav vojislav \
         zlatan zlatko enver hashim ramush sali antonis christos dimitris giannis giorgos konstantinos kyriakos nikos stavros \
         stefanos vangelis yanis \
         ahmet bülent ekrem fatih fethullah hakan mesut mevlüt omer osman selahattin suleyman tayyip \
         abbas abdallah abdel abdelaziz abdulaziz abdullahi abdulrahman abubakar adel akram amin amir anwar ashraf ayman aziz \
         bilal fadi fahad faisal farid farouk gamal ghassan hadi haider hamad hamid hamza hani hasan hisham hosni imad ismail \
         kamal khaled majid mansour marwan mehdi mohammad mohamad mostafa muammar muqtada musa nabil nasser osama rami saddam \
         saeed salah saleh salim salman sami suleiman tamim tarek tareq wael waleed walid yahya yasser yassin younes youssef \
         yousef \
         alireza arash ebrahim farhad hossein javad masoud massoud mohsen mojtaba omid reza ruhollah sirajuddin zalmay \
         avi avigdor benny binyamin ehud itamar menachem moshe naftali oren shimon shlomo yaakov yair yehuda yitzhak yoav \
         yonatan yossi \
         abhishek aditya ajay ajit akhilesh amitabh anand arjun arvind ashish ashok deepak devendra gotabaya jawaharlal kapil \
         mahesh mahinda manish manmohan manoj mohan mukesh nitin nitish piyush prakash pranab prashant rajeev rajendra rajiv \
         rajnath rakesh ranil rishi rohan rohit sachin sundar sunil uddhav vikram vinod virat vishal vivek arif asad bilawal \
         fawad ishaq javed pervez shahbaz shehbaz shahid syed tahir usman umar yousaf zia \
         anies joko prabowo mahathir najib bongbong anutin thaksin \
         atiku babatunde emeka goodluck muhammadu olusegun kofi kwame mahamudu eliud raila uhuru yoweri abiy haile hailemariam \
         tedros alassane blaise macky mamadou sadio emmerson pravin \
         akihito akira haruki hayao hirohito junichiro koji naoto naruhito shinjiro shohei takeshi taro yuji",
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
         daisy holly hazel april-anne june-anne tilda freya thora saga linnea maja ylva aino helmi tuuli marta dorota lena \
         abby adele aileen aisling alexandra alice alicia alison allison angie angelina anita annabel annie antoinette antonia \
         audrey becky bella bernadette bernice beth bethany beverley beyoncé bianca bonnie bridget caitlin caitríona camilla \
         carla carole caroline carrie cassandra cathy cecilia celia charlene cherie cindy clara clare claire colleen connie \
         corinne daphne darlene deb deirdre dolly dora edna eileen elaine elisabeth eliza ellen ellie elsie emer erica erika \
         erin estelle esther felicity fran gabriella gabrielle gail gemma genevieve georgina geraldine gillian gina gladys \
         glenda gwendolyn hayley heidi helen hermione ida irene isabel isabelle jacqui janine jasmine jeanette jeanne jenna \
         jennie jenny jess jill jillian joanna joanne jodie josephine josie juliana juliet justine kara karla kathy katy keisha \
         kirsty krista kristen kristin kristina kristine kylie lara leah leanne lesley letitia libby lillian lizzie lois lola \
         lorraine louisa louise lucille lucinda lydia lynda lynne mabel maggie mairead mandy marcella marcia margot marguerite \
         marianne marina marissa marjorie marlene marsha martina maureen mavis maxine maya meg meghan melinda meredith millie \
         mimi mindy miranda miriam molly mona monica muriel myra nadine nell nina norma nuala octavia oprah orla paige pam \
         patsy patty paula paulette pauline peggy phyllis pippa rachael ramona raquel renee rhonda rihanna rita roberta robyn \
         róisín roisin rosa rosemary rosie roxanne sabrina sadie sally saoirse selena serena sheila shelley sheryl shona sian \
         siân sinéad siobhán sonya stacey stella susanna susannah susanne susie suzanne sylvia tabitha tamara tammy tania tanya \
         tara tess tessa tina tracey trudy valerie vanessa veronica vicki vicky vivienne wanda wendy whoopi yolanda yvette \
         yvonne zadie zoe \
         adèle agnès amélie anaïs béatrice cécile céline celine chloé clémence delphine élisabeth élodie emmanuelle fabienne \
         françoise francoise geneviève hélène inès irène laetitia laure léa lucie manon martine mathilde mélanie melanie odile \
         rachida sandrine solange stéphanie valérie veronique virginie zoé \
         annalena annegret annemarie beate beatrix bettina cornelia dagmar elke franziska ilona inge ingeborg johanna jutta \
         katharina katja kerstin leni magda magdalena monika nadja saskia silke silvia stefanie tanja tatjana veronika máxima \
         anette anja carina ebba ester gro hilde inga inger katarina katrín margareta margrethe mari marit mette siv thea \
         therese ulla vibeke eeva leena liisa maija minna päivi riikka sanna tarja \
         adriana alessia antonella arianna benedetta carlotta cristina daniela eleonora elisabetta elly emanuela flavia \
         giovanna ilaria letizia lidia liliana livia luisa margherita ornella patrizia raffaella simona stefania valeria \
         vittoria \
         aída aida alejandra amalia ana blanca consuelo delcy dilma elvira esperanza eugenia fernanda gabriela ximena juana \
         leticia lorena luz maite maría mariana marisa marisol marcela margarita mónica noelia nuria paulina rigoberta rosalía \
         roxana sofía soledad soraya susana verónica violeta xiomara anitta catarina cláudia inês janja joana márcia renata \
         aleksandra beata danuta dominika elżbieta elzbieta halina iga irena iwona jadwiga małgorzata wisława alena hana \
         karolína karolina kateřina katerina ágnes judit katalin krisztina mária andreea corina ioana iulia mihaela oana raluca \
         viorica dalia ieva ilze inese evika vaira kaja \
         alina alla anastasiya antonina anya daria darya dasha elizaveta yevgenia halyna inna iryna kateryna katya kira ksenia \
         larisa lesia lesya lyubov mariia mariya masha nadezhda nadiia nadiya nadya nataliia natalya oleksandra olena olha \
         polina raisa svitlana tetiana tetyana valentyna viktoria yana yekaterina yelena yuliya zhanna zoya salome tamar \
         biljana danica dragana gordana jadranka jasmina jovana kolinda kristalina marija milica mirjana nada nataša natasa \
         olivera sanja snezana teodora vjosa zeljka atifete despina dimitra eleni ioanna \
         ayşe ayse elif emel emine esra fatma hatice hülya meral merve meryem sibel tansu zehra zeynep \
         aicha amal amira amna asma asmaa aya bushra dina fatimah fawzia ghada hala halima hanan heba hoda houda huda jamila \
         jihan latifa loujain lubna malak manal mouna nabila najla najwa noha rasha reem sahar salma salwa samia shaimaa \
         shireen tawakkol yasmine yusra zahra azadeh fatemeh mahsa marjane narges nasrin nazanin niloufar parisa sepideh shirin \
         tahereh malalai \
         anat ayelet galit golda idit merav miri noa rivka shira shoshana tzipi yael \
         aishwarya amrita ananya anushka aparna archana aruna arundhati atishi chandrika deepa deepika divya droupadi geeta \
         gita harini hema jayalalithaa kangana kareena lata madhavi madhuri mahua mamata maneka manisha mayawati medha \
         meenakshi mehbooba nandini neha nisha padma pooja pratibha preeti priyanka radha rekha renuka ritu sangeeta sania \
         savita shabana shalini sharmila sheela shilpa shreya shweta sirimavo smita smriti sneha sridevi sudha supriya sushmita \
         uma usha vandana vasundhara vidya ayesha benazir farida farzana hasina hina khaleda malala nasreen parveen rehana \
         rizwana sadia shabnam shazia taslima \
         megawati retno siti azizah imelda corazon imee yingluck paetongtarn \
         chioma diezani funke hadiza ifeoma ijeoma kemi nkechi nneka obiageli lupita njeri wanjiru almaz tirunesh aminata fatou \
         fatoumata lerato lindiwe naledi nkosazana phumzile \
         ayako etsuko fumiko haruka hiroko junko kazuko kumiko mariko masako miyuki naoko noriko reiko sanae takako tomoko \
         toshiko yoshiko yukiko yuko yuriko",
    )
});
