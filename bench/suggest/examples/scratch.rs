//! scratch
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]
use attested_claims::suggest::{Context, Lang, TableTexts, Tables, suggest_each};
use attested_vocab::suggest as vocab;
fn cpu()->f64{std::fs::read_to_string("/proc/self/schedstat").unwrap().split(' ').next().unwrap().parse::<f64>().unwrap()/1e9}
fn main(){
    let tables = Tables::load(&TableTexts { bounds: vocab::BOUNDS, numerals: vocab::NUMERALS, nouns: vocab::NOUNS, drops: vocab::DROPS, acts: vocab::ACTS, cues: vocab::CUES, bodies: vocab::BODIES, roles: vocab::ROLES, places: vocab::PLACES, times: vocab::TIMES, statements: vocab::STATEMENTS, han_variants: vocab::HAN_VARIANTS }).unwrap();
    if let Ok(piece)=std::env::var("PIECE") { let lang=Lang::parse(&std::env::args().nth(1).unwrap()).unwrap(); let text=piece.repeat(200_000/piece.len()+1); let ctx=Context{published:jiff::civil::date(2023,10,13),lang,outlet:None,tables:&tables}; let t=cpu(); let mut c=0; suggest_each(&text,&ctx,|_|c+=1); println!("{:.2} MB/s {c}",text.len() as f64/1e6/(cpu()-t)); return; }
    let secs: f64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut seed=std::env::args().nth(2).unwrap().parse::<u64>().unwrap()*0x9e3779b97f4a7c15;
    let mut dice=move |n:usize|{seed^=seed>>12;seed^=seed<<25;seed^=seed>>27;((seed.wrapping_mul(0x2545f4914f6cdd1d)>>33) as usize)%n};
    for (tag,lang) in [("en",Lang::En),("ko",Lang::Ko),("zh",Lang::Zh)]{
        let mut words: Vec<String>=Vec::new();
        for file in [vocab::BOUNDS,vocab::NUMERALS,vocab::NOUNS,vocab::DROPS,vocab::ACTS,vocab::CUES,vocab::BODIES,vocab::ROLES,vocab::PLACES,vocab::TIMES,vocab::STATEMENTS]{
            for l in file.lines().skip(1){ let c:Vec<&str>=l.split(',').collect(); if c.len()>1 && c[0]==tag { for w in c[1].trim_matches('"').split('|') { words.push(w.replace("{n}","6").to_owned()); } } }
        }
        for w in ["600","9","1,000"," ",",",".","(",")","\"","“","”","-","and","of","the","said","people","명","여","이","은","는","을","고","，","。","的","人","名","、","「","600여 명이","约600人","2023年","9일","Monday","to","from","A","B.","x.","\n","were","was","who","that","not"]{ for _ in 0..8{words.push(w.to_owned());} }
        let mut worst: Vec<(f64,String)>=Vec::new();
        let end=cpu()+secs/3.0; let mut n=0;
        while cpu()<end {
            let k=1+dice(4); let mut piece=String::new();
            for _ in 0..k { piece+=&words[dice(words.len())]; if lang==Lang::En || dice(2)==0 {piece.push(' ');} }
            let text=piece.repeat(30_000/piece.len()+1);
            let ctx=Context{published:jiff::civil::date(2023,10,13),lang,outlet:None,tables:&tables};
            let t=std::time::Instant::now(); let mut c=0; suggest_each(&text,&ctx,|_|c+=1); let mut dt=t.elapsed().as_secs_f64();
            if dt>0.004 { let t=std::time::Instant::now(); suggest_each(&text,&ctx,|_|()); dt=dt.min(t.elapsed().as_secs_f64()); }
            worst.push((text.len() as f64/1e6/dt,format!("{piece:?} {c}"))); n+=1;
            if worst.len()>400 { worst.sort_by(|a,b|a.0.total_cmp(&b.0)); worst.truncate(12); }
        }
        worst.sort_by(|a,b|a.0.total_cmp(&b.0));
        println!("{tag} tried {n}");
        for (r,w) in worst.iter().take(10){println!("{r:.2} {w}");}
    }
}
