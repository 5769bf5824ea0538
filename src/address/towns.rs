//! The largest towns of the countries most parcels of small shops go to: enough to guess the country, and to part the town
//! from the street where nothing else does. Names in the country's own language and in English, folded; towns of one name in
//! two countries are left out, but for the capital.

use super::Country;

const TOWNS: &[(&str, &str)] = &[
    (
        "PL",
        "warszawa warsaw krakow cracow lodz wroclaw poznan gdansk szczecin bydgoszcz lublin bialystok katowice gdynia czestochowa radom sosnowiec torun kielce rzeszow gliwice zabrze olsztyn bytom opole tychy sopot zakopane",
    ),
    (
        "GB",
        "london birmingham manchester leeds glasgow sheffield liverpool bradford bristol edinburgh cardiff belfast leicester coventry nottingham hull plymouth stoke-on-trent wolverhampton derby swansea southampton aberdeen brighton norwich oxford cambridge york bath exeter reading milton_keynes newcastle_upon_tyne",
    ),
    (
        "DE",
        "berlin hamburg munchen munich koln cologne frankfurt frankfurt_am_main stuttgart dusseldorf leipzig dortmund essen bremen dresden hannover nurnberg nuremberg duisburg bochum wuppertal bielefeld bonn munster karlsruhe mannheim augsburg wiesbaden kiel lubeck freiburg erfurt rostock mainz kassel potsdam",
    ),
    ("AT", "wien vienna graz linz salzburg innsbruck klagenfurt villach wels"),
    ("CH", "zurich geneve geneva genf basel lausanne bern luzern lucerne winterthur st._gallen lugano"),
    (
        "ES",
        "madrid barcelona valencia sevilla seville zaragoza malaga murcia palma bilbao alicante valladolid vigo gijon granada vitoria elche oviedo pamplona almeria donostia san_sebastian burgos santander salamanca cadiz",
    ),
    (
        "FR",
        "paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble dijon angers nimes le_mans brest tours limoges amiens metz rouen caen nancy",
    ),
    (
        "IT",
        "roma rome milano milan napoli naples torino turin palermo genova genoa bologna firenze florence bari catania venezia venice verona messina padova trieste brescia parma modena pisa siena bergamo",
    ),
    ("PT", "lisboa lisbon porto braga coimbra funchal faro setubal aveiro evora"),
    (
        "NL",
        "amsterdam rotterdam den_haag the_hague utrecht eindhoven groningen tilburg almere breda nijmegen arnhem haarlem leiden delft maastricht",
    ),
    ("BE", "brussel bruxelles brussels antwerpen antwerp gent ghent charleroi liege luik brugge bruges namur leuven"),
    (
        "GR",
        "αθηνα athina athens θεσσαλονικη thessaloniki πατρα patras ηρακλειο heraklion λαρισα volos βολος ιωαννινα ioannina χανια chania ροδος rhodes καβαλα πειραιας piraeus καλαματα",
    ),
    ("CZ", "praha prague brno ostrava plzen liberec olomouc ceske_budejovice hradec_kralove pardubice zlin"),
    ("SK", "bratislava kosice presov zilina nitra banska_bystrica trnava"),
    ("HU", "budapest debrecen szeged miskolc pecs gyor"),
    ("RO", "bucuresti bucharest cluj-napoca timisoara iasi constanta craiova brasov sibiu oradea"),
    ("SE", "stockholm goteborg gothenburg malmo uppsala vasteras orebro linkoping lund umea"),
    ("DK", "kobenhavn copenhagen aarhus arhus odense aalborg esbjerg randers"),
    ("NO", "oslo bergen trondheim stavanger kristiansand tromso drammen"),
    ("FI", "helsinki espoo tampere vantaa oulu turku jyvaskyla lahti kuopio"),
    ("IE", "dublin cork galway limerick waterford"),
    (
        "US",
        "new_york los_angeles chicago houston phoenix philadelphia san_antonio san_diego dallas san_jose austin jacksonville columbus charlotte indianapolis seattle denver boston nashville detroit portland las_vegas memphis brooklyn baltimore milwaukee albuquerque tucson fresno sacramento atlanta miami oakland minneapolis new_orleans cleveland honolulu pittsburgh cincinnati san_francisco springfield washington st._louis kansas_city salt_lake_city",
    ),
    ("CA", "toronto montreal vancouver calgary edmonton ottawa winnipeg quebec halifax mississauga"),
    ("AU", "sydney melbourne brisbane perth adelaide canberra hobart darwin"),
    ("NZ", "auckland wellington christchurch dunedin hamilton"),
    ("UA", "київ kyiv kiev харків kharkiv одеса odesa odessa дніпро dnipro львів lviv"),
    ("RU", "москва moscow санкт-петербург новосибирск екатеринбург казань самара"),
    ("LT", "vilnius kaunas klaipeda siauliai"),
    ("LV", "riga daugavpils liepaja"),
    ("EE", "tallinn tartu narva parnu"),
    ("HR", "zagreb split rijeka osijek zadar pula"),
    ("SI", "ljubljana maribor celje kranj"),
    ("BG", "sofia софия plovdiv пловдив varna варна burgas бургас"),
    ("TR", "istanbul ankara izmir bursa antalya adana konya gaziantep"),
    ("BR", "sao_paulo rio_de_janeiro brasilia fortaleza belo_horizonte curitiba manaus recife porto_alegre"),
    ("MX", "ciudad_de_mexico guadalajara monterrey puebla tijuana mexicali cancun oaxaca"),
    ("CO", "bogota medellin cali barranquilla"),
    ("AR", "buenos_aires rosario mendoza"),
    ("JP", "tokyo osaka kyoto yokohama nagoya sapporo kobe fukuoka"),
    ("IN", "mumbai delhi new_delhi bangalore bengaluru chennai kolkata hyderabad pune"),
];

/// The country of a large town of this folded name.
pub(super) fn country_of(folded: &str) -> Option<Country> {
    let wanted = folded.replace(' ', "_");
    let (code, _) = TOWNS.iter().find(|(_, towns)| towns.split(' ').any(|town| town == wanted))?;
    Country::of(code)
}
