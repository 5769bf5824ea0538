# The shop's days. Holidays are called as an English text of their country calls them.
holiday-new-year = New Year’s Day
holiday-second-of-january = 2nd January
holiday-epiphany = Epiphany
holiday-martin-luther-king = Martin Luther King Day
holiday-presidents-day = Presidents’ Day
holiday-australia-day = Australia Day
holiday-saint-brigid = St Brigid’s Day
holiday-clean-monday = Clean Monday
holiday-womens-day = Women’s Day
holiday-saint-patrick = St Patrick’s Day
holiday-maundy-thursday = Maundy Thursday
holiday-good-friday = Good Friday
holiday-easter = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-anzac-day = Anzac Day
holiday-kings-day = King’s Day
holiday-liberation-day = Liberation Day
holiday-freedom-day = Freedom Day
holiday-labour-day = Labour Day
holiday-constitution-day = Constitution Day
holiday-victory-day = Victory Day
holiday-may-bank-holiday = May bank holiday
holiday-spring-bank-holiday = spring bank holiday
holiday-june-bank-holiday = June bank holiday
holiday-summer-bank-holiday = summer bank holiday
holiday-august-bank-holiday = August bank holiday
holiday-october-bank-holiday = October bank holiday
holiday-special-bank-holiday = special bank holiday
holiday-victoria-day = Victoria Day
holiday-memorial-day = Memorial Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-corpus-christi = Corpus Christi
holiday-juneteenth = Juneteenth
holiday-midsummer-eve = Midsummer Eve
holiday-midsummer = Midsummer Day
holiday-canada-day = Canada Day
holiday-cyril-and-methodius = Saints Cyril and Methodius
holiday-jan-hus = Jan Hus Day
holiday-battle-of-the-boyne = Battle of the Boyne
holiday-statehood-day = Statehood Day
holiday-national-day = National Day
holiday-republic-day = Republic Day
holiday-independence-day = Independence Day
holiday-assumption = Assumption Day
holiday-uprising-day = Uprising Day
holiday-seven-sorrows = Our Lady of Sorrows
holiday-childrens-day = Children’s Day
holiday-truth-and-reconciliation = Truth and Reconciliation Day
holiday-defenders-day = Defenders’ Day
holiday-unity-day = Unity Day
holiday-saint-francis = St Francis’ Day
holiday-columbus-day = Columbus Day
holiday-ohi-day = Ohi Day
holiday-founding-of-czechoslovakia = Founding of Czechoslovakia
holiday-reformation-day = Reformation Day
holiday-all-saints = All Saints’ Day
holiday-armistice-day = Armistice Day
holiday-remembrance-day = Remembrance Day
holiday-veterans-day = Veterans Day
holiday-freedom-and-democracy = Freedom and Democracy Day
holiday-repentance-day = Day of Repentance and Prayer
holiday-thanksgiving = Thanksgiving
holiday-saint-andrew = St Andrew’s Day
holiday-restoration-of-independence = Restoration of Independence
holiday-immaculate-conception = Immaculate Conception
holiday-christmas-eve = Christmas Eve
holiday-christmas = Christmas Day
holiday-boxing-day = Boxing Day
holiday-saint-stephen = St Stephen’s Day
holiday-second-christmas = Second Day of Christmas
off-instead-of = day off for { $feast }

# Why a day is not worked.
closed-weekday = not a day the shop works
closed-own = day off
closed-own-noted = day off: { $note }

# Why a new piece is ready on its date, a line each.
honest-ahead = { $orders ->
    [one] 1 open order comes first and takes
   *[other] { $orders } open orders come first and take
 } { $days } { $halves ->
    [1] working day
    [2] working day
   *[other] working days
 }
honest-unknown = { $orders ->
    [one] 1 open order is not counted: nobody has noted how long it takes
   *[other] { $orders } open orders are not counted: nobody has noted how long they take
 }
honest-late = { $orders ->
    [one] 1 open order will not be ready on its promised day
   *[other] { $orders } open orders will not be ready on their promised days
 }
honest-closed-day = { $day }: { $reason }
honest-closed-days = { $from } to { $to }: { $reason }
honest-making = making it takes { $days } { $halves ->
    [1] working day
    [2] working day
   *[other] working days
 }
honest-leaves = it leaves on { $day }

# What is lost when a channel’s window for an answer passes.
stake-standing = a later answer counts against the shop
stake-reach = later the channel hardly lets one answer

# What the calendar cannot do.
calendar-country = the holidays of “{ $code }” are not known
    .hint = Known are { $known }.
calendar-region = the holidays of { $country } are not known for “{ $region }”
    .hint = Known there: { $known }
calendar-no-regions = the holidays of { $country } are known for the whole country only, not for “{ $region }”
    .hint = Write { $country } alone.
calendar-days-backwards = { $to } is before { $from }
calendar-hours-backwards = { $to } is not after { $from }
    .hint = Hours end on the day they begin; the end of the day is written 00:00.
calendar-no-working-day = there is no working day within three years of { $from }
    .hint = Look at the weekdays the shop works, and at its days off.
calendar-no-time = within three years of { $from } there is no working day with time for making
    .hint = Look at the hours a day for making, and at the weekdays the shop works.
calendar-too-far = that is too many days from { $from }
calendar-meeting = a meeting lasts some minutes and fits into its hours
calendar-hours = “{ $given }” are not hours
    .hint = Hours are written like 9-17:30.
calendar-weekdays = “{ $given }” is not a weekday
    .hint = Weekdays are written like mon-fri, or mon thu sat.
calendar-days = “{ $given }” is not a day, nor days from one to another
    .hint = Days are written like 2026-12-24, or 2026-12-24..2027-01-02 with a note behind.
calendar-slot = “{ $given }” is not a place with its days and hours
    .hint = Write it like station: mon thu 18:30-19:30 every 30 min
calendar-year = the year { $year } cannot be written into a calendar file
